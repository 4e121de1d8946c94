// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// A real-time system for tests: tasks are threads of which exactly one runs at a time, and the clock moves
// only when every one of them waits. The same test gives the same sequence every time.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace simulation
{

class virtual_rtos
{
  public:
    explicit virtual_rtos(uint64_t start_ms = 0);
    ~virtual_rtos(); // every task must have ended

    virtual_rtos(const virtual_rtos &) = delete;
    virtual_rtos &operator=(const virtual_rtos &) = delete;

    uint64_t now() const { return now_; }

    // Test: lets the clock run for so long; advance(0) only lets ready tasks run.
    void advance(uint32_t milliseconds);

    // Test: calls the function when the clock gets there.
    void after(uint32_t milliseconds, std::function<void()> action);

    // Any task or the test: waits until ready() or until the time is over. True when ready.
    bool wait(uint32_t timeout_ms, std::function<bool()> ready);

    // The face that the driver sees.
    bool start_task(void (*entry)(void *), void *argument);
    bool take_ended(uint32_t timeout_ms);
    void give_ended();
    void delay(uint32_t milliseconds);

    bool tasks_can_start = true;
    int tasks_started() const { return static_cast<int>(members_.size()) - 1; }
    bool all_tasks_ended() const;

  private:
    struct member
    {
        bool waiting = false;
        bool ended = false;
        bool was_ready = false;
        uint64_t wake_at = 0;
        std::function<bool()> ready;
        std::thread thread;
    };

    void hand_over();
    bool run_next();
    bool may_run(member &m) const;
    void move_clock();
    void run_task(size_t index, void (*entry)(void *), void *argument);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::unique_ptr<member>> members_; // 0 is the test itself
    std::multimap<uint64_t, std::function<void()>> timers_;
    size_t running_ = 0;
    std::atomic<uint64_t> now_;
    bool ended_given_ = false;
};

} // namespace simulation
