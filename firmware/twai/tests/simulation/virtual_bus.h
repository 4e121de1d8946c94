// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// A TWAI controller in memory with the rules of the ESP-IDF driver: four states, two queues, alert bits. The
// test plays the rest of the bus.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "twai_can_api.h"

namespace simulation
{

enum class call
{
    install,
    start,
    stop,
    uninstall,
    initiate_recovery,
    read_alerts,
    status
};

class virtual_bus
{
  public:
    using waiter = std::function<bool(uint32_t timeout_ms, std::function<bool()> ready)>;

    explicit virtual_bus(waiter wait) : wait_(std::move(wait)) {}

    // The nine calls.
    twai_can::error install(const twai_can::install_request &request);
    twai_can::error start();
    twai_can::error stop();
    twai_can::error uninstall();
    twai_can::error transmit(const twai_can::frame &f, uint32_t timeout_ms);
    twai_can::error receive(twai_can::frame &f, uint32_t timeout_ms);
    twai_can::error read_alerts(uint32_t &alerts, uint32_t timeout_ms);
    twai_can::error initiate_recovery();
    twai_can::error status(twai_can::bus_status &out);

    // The bus.
    void set_partner(bool present); // without one nobody acknowledges
    void deliver(const twai_can::frame &f);
    void go_bus_off();
    void finish_recovery();
    void raise(uint32_t alerts);
    void overrun(uint32_t frames_lost);
    void lose_alerts();

    // What a test prepares and looks at.
    std::map<call, twai_can::error> refuse;        // these calls fail
    std::function<void()> recovery_started = [] {}; // plays the bus after initiate_recovery
    bool installed() const;
    twai_can::bus_state state() const;
    int calls(call which) const;
    const std::vector<twai_can::frame> &sent() const { return sent_; }
    std::optional<twai_can::install_request> last_request;
    std::optional<twai_can::frame> last_transmitted;

  private:
    using lock = std::lock_guard<std::recursive_mutex>;

    std::optional<twai_can::error> refused(call which);
    void send_all();

    mutable std::recursive_mutex mutex_;
    waiter wait_;
    std::map<call, int> calls_;
    bool installed_ = false;
    bool partner_ = true;
    twai_can::bus_state state_ = twai_can::bus_state::stopped;
    uint32_t alerts_ = 0;
    uint32_t transmit_errors_ = 0;
    uint32_t missed_ = 0;
    uint32_t overrun_ = 0;
    std::deque<twai_can::frame> to_send_; // the first one is in the transmit buffer of the chip
    std::deque<twai_can::frame> received_;
    std::vector<twai_can::frame> sent_;
};

} // namespace simulation
