// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "virtual_rtos.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <utility>

namespace simulation
{

virtual_rtos::virtual_rtos(uint64_t start_ms) : now_(start_ms)
{
    members_.push_back(std::make_unique<member>());
}

virtual_rtos::~virtual_rtos()
{
    if (!all_tasks_ended())
    {
        (void)std::fputs("a test left a task running\n", stderr);
        std::abort();
    }
    for (const auto &m : members_)
    {
        if (m->thread.joinable())
        {
            m->thread.join();
        }
    }
}

bool virtual_rtos::all_tasks_ended() const
{
    return std::all_of(members_.begin() + 1, members_.end(), [](const auto &m) { return m->ended; });
}

void virtual_rtos::advance(uint32_t milliseconds)
{
    wait(milliseconds, [] { return false; });
}

void virtual_rtos::after(uint32_t milliseconds, std::function<void()> action)
{
    timers_.emplace(now_ + milliseconds, std::move(action));
}

bool virtual_rtos::wait(uint32_t timeout_ms, std::function<bool()> ready)
{
    std::unique_lock<std::mutex> lock(mutex_);
    const size_t mine = running_;
    member &me = *members_[mine];
    me.ready = std::move(ready);
    me.wake_at = now_ + timeout_ms;
    me.waiting = true;
    hand_over();
    changed_.wait(lock, [this, mine] { return running_ == mine; });
    me.waiting = false;
    return me.was_ready;
}

// Chooses who runs next; called by whoever stops running, with the mutex held.
void virtual_rtos::hand_over()
{
    while (!run_next())
    {
        move_clock();
    }
    changed_.notify_all();
}

// Tasks come before the test, as the event task comes before the interpreter.
bool virtual_rtos::run_next()
{
    for (size_t i = 1; i <= members_.size(); ++i)
    {
        const size_t index = i % members_.size();
        if (may_run(*members_[index]))
        {
            running_ = index;
            return true;
        }
    }
    return false;
}

bool virtual_rtos::may_run(member &m) const
{
    if (!m.waiting || m.ended)
    {
        return false;
    }
    m.was_ready = m.ready();
    return m.was_ready || m.wake_at <= now_;
}

void virtual_rtos::move_clock()
{
    uint64_t next = timers_.empty() ? std::numeric_limits<uint64_t>::max() : timers_.begin()->first;
    for (const auto &m : members_)
    {
        if (m->waiting && !m->ended)
        {
            next = std::min(next, m->wake_at);
        }
    }
    now_ = next;
    while (!timers_.empty() && timers_.begin()->first <= now_)
    {
        const std::function<void()> action = timers_.begin()->second;
        timers_.erase(timers_.begin());
        action();
    }
}

bool virtual_rtos::start_task(void (*entry)(void *), void *argument)
{
    if (!tasks_can_start)
    {
        return false;
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    members_.push_back(std::make_unique<member>());
    member &task = *members_.back();
    task.ready = [] { return true; };
    task.waiting = true;
    task.thread = std::thread(&virtual_rtos::run_task, this, members_.size() - 1, entry, argument);
    return true;
}

void virtual_rtos::run_task(size_t index, void (*entry)(void *), void *argument)
{
    {
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait(lock, [this, index] { return running_ == index; });
        members_[index]->waiting = false;
    }
    entry(argument);
    const std::lock_guard<std::mutex> lock(mutex_);
    members_[index]->ended = true;
    hand_over();
}

bool virtual_rtos::take_ended(uint32_t timeout_ms)
{
    const bool given = wait(timeout_ms, [this] { return ended_given_; });
    if (given)
    {
        ended_given_ = false;
    }
    return given;
}

void virtual_rtos::give_ended()
{
    ended_given_ = true;
}

void virtual_rtos::delay(uint32_t milliseconds)
{
    wait(milliseconds, [] { return false; });
}

} // namespace simulation
