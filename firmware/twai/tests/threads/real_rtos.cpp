// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "real_rtos.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace threads
{

namespace
{

using clock = std::chrono::steady_clock;

std::mutex mutex;
std::condition_variable changed;
bool ended = false;
std::vector<std::thread> tasks;

bool start_task(void (*entry)(void *), void *argument)
{
    tasks.emplace_back(entry, argument);
    return true;
}

bool take_ended(uint32_t timeout_ms)
{
    std::unique_lock<std::mutex> lock(mutex);
    const bool given = changed.wait_for(lock, std::chrono::milliseconds(timeout_ms), [] { return ended; });
    ended = false;
    return given;
}

void give_ended()
{
    const std::lock_guard<std::mutex> lock(mutex);
    ended = true;
    changed.notify_all();
}

void delay(uint32_t milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

uint32_t now_ms()
{
    const auto since = clock::now().time_since_epoch();
    return static_cast<uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

} // namespace

const twai_can::rtos_api real_rtos = {start_task, take_ended, give_ended, delay, now_ms};

bool wait(uint32_t timeout_ms, const std::function<bool()> &ready)
{
    const auto end = clock::now() + std::chrono::milliseconds(timeout_ms);
    while (!ready())
    {
        if (clock::now() >= end)
        {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    return true;
}

void join_tasks()
{
    for (std::thread &task : tasks)
    {
        task.join();
    }
    tasks.clear();
}

} // namespace threads
