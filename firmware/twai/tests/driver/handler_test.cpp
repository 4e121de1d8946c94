// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Handlers that come, go and come back. The bus takes no notice of it.
#include "bench.h"

namespace
{

using twai_can::result;

class handler : public simulation::bench
{
};

TEST_F(handler, ThatComesLateGetsOneEvent)
{
    open();
    deliver(30);
    EXPECT_TRUE(posted.empty());
    ASSERT_EQ(can.set_handler(true), result::ok);
    EXPECT_EQ(posted.size(), 1U) << "posted by the call itself";
    run(500);
    EXPECT_EQ(posted.size(), 1U);
    EXPECT_EQ(drain(), 30U);
}

TEST_F(handler, GetsNoEventWhileNothingWaits)
{
    open_with_handler();
    run(500);
    EXPECT_TRUE(posted.empty());
}

TEST_F(handler, GetsNoEventOnceItIsRemoved)
{
    open_with_handler();
    ASSERT_EQ(can.set_handler(false), result::ok);
    deliver(5);
    run(500);
    EXPECT_TRUE(posted.empty());
    EXPECT_FALSE(can.events().handler_attached());
}

TEST_F(handler, GetsAnEventEvenIfTheOneBeforeNeverAnswered)
{
    open_with_handler();
    deliver(10);
    ASSERT_EQ(can.set_handler(false), result::ok);
    const size_t before = posted.size();
    ASSERT_EQ(can.set_handler(true), result::ok);
    EXPECT_EQ(posted.size(), before + 1);
}

TEST_F(handler, SharesTheLimitWithFurtherHandlers)
{
    open_with_handler();
    deliver(30);
    for (int i = 0; i < 20; ++i)
    {
        ASSERT_EQ(can.set_handler(true), result::ok);
    }
    EXPECT_EQ(posted.size(), 4U);
    EXPECT_EQ(bus.calls(simulation::call::start), 1) << "the bus goes on undisturbed";
    EXPECT_EQ(bus.calls(simulation::call::stop), 0);
}

} // namespace
