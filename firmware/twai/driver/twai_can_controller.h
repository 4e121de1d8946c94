// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The CAN controller as the interpreter sees it. One object, static, for the life of the image.
//
// Threads: the interpreter calls every public function from its one native task; the event task runs
// run_events() only. What both touch is atomic. Nothing here waits except close(), soft_reboot() and an
// open() that finds a close unfinished: at most 300 ms for the event task and 250 ms for a bus recovery.
#pragma once

#include "twai_can_message.h"
#include "twai_can_monitor.h"

namespace twai_can
{

constexpr uint32_t task_end_timeout_ms = 300;

// A recovery takes 128 times 11 recessive bits: 112 ms at 12.6 kbit/s, the slowest rate a byte can hold.
constexpr uint32_t uninstall_attempts = 25;
constexpr uint32_t uninstall_retry_ms = 10;

class controller
{
  public:
    constexpr explicit controller(const platform &outside) noexcept
        : outside_(outside), events_(outside, counters_), monitor_(outside, counters_, events_)
    {
    }

    ~controller() = default;
    controller(const controller &) = delete;
    controller &operator=(const controller &) = delete;

    // Checks id, state, settings, timing and pins in this order, then brings the controller on the bus.
    // On any failure everything is undone and an open controller stays untouched.
    result open(int id, const settings *wanted);

    // Always ok. Does nothing when the caller does not own the controller: the finalizer of an object that
    // failed to open arrives here, too.
    result close(int id, bool caller_owns_it);

    // Queues a message without waiting.
    result send(const outgoing_message *message);

    // Takes the next frame without waiting; empty when there is none or the controller is closed.
    result receive(frame &out);

    // The interpreter could not build the managed message: the next receive() returns this frame again.
    void give_back(const frame &f);

    // A managed handler was attached or the last one removed. The bus goes on undisturbed.
    result set_handler(bool attached);

    // The interpreter restarts without a reset of the chip: leave the bus, forget the handler.
    void soft_reboot();

    bool is_open() const { return phase_ == phase::open; }
    uint32_t bits_per_second() const { return bits_per_second_; }
    bool read_status(bus_status &status) const;
    const counter_set &counters() const { return counters_; }
    const event_policy &events() const { return events_; }

  private:
    enum class phase : uint8_t
    {
        closed,
        open,
        closing // closed for the interpreter, but ESP-IDF does not let go yet: bus recovery or a stuck task
    };

    result check_request(int id, const settings *wanted) const;
    result bring_up(const settings &wanted);
    bool start_event_task();
    bool end_event_task();
    bool finish_closing();
    uint32_t frames_waiting() const;
    static void run_events(void *self);

    const platform &outside_;
    counter_set counters_;
    event_policy events_;
    bus_monitor monitor_;
    phase phase_ = phase::closed;
    bool task_running_ = false;
    std::atomic<bool> stop_{false};
    uint32_t bits_per_second_ = 0;
    bool frame_held_ = false;
    frame held_{};
};

} // namespace twai_can
