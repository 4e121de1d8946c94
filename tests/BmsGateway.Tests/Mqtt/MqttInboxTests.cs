// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Mqtt;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Mqtt;

[TestClass]
public class MqttInboxTests
{
    [TestMethod]
    public void MessagesComeInOrder()
    {
        var inbox = new MqttInbox();
        inbox.Post("a", new byte[] { 1, 2, 3 }, 2, false);
        inbox.Post("b", new byte[0], 0, true);

        MqttMessage first = inbox.Take()!;
        Assert.AreEqual("a", first.Topic);
        Assert.AreEqual(2, first.Payload.Length);
        Assert.IsFalse(first.IsRetained);
        Assert.IsTrue(inbox.Take()!.IsRetained);
        Assert.IsNull(inbox.Take());
    }

    [TestMethod]
    public void FullInboxDropsTheNewestAndCountsIt()
    {
        var inbox = new MqttInbox();
        for (int i = 0; i < MqttInbox.Capacity + 3; i++)
        {
            inbox.Post(i.ToString(), new byte[0], 0, false);
        }

        Assert.AreEqual(3, inbox.DroppedCount);
        Assert.AreEqual("0", inbox.Take()!.Topic);
        for (int i = 1; i < MqttInbox.Capacity; i++)
        {
            Assert.AreEqual(i.ToString(), inbox.Take()!.Topic);
        }

        Assert.IsNull(inbox.Take());
    }

    [TestMethod]
    public void LongPayloadIsCutAndMarked()
    {
        var inbox = new MqttInbox();
        inbox.Post("a", new byte[1000], 1000, false);

        MqttMessage message = inbox.Take()!;
        Assert.AreEqual(MqttInbox.MaximumPayload, message.Payload.Length);
        Assert.IsTrue(message.IsTooLong);
    }

    [TestMethod]
    public void ClearedInboxIsEmpty()
    {
        var inbox = new MqttInbox();
        inbox.Post("a", new byte[0], 0, false);
        inbox.Clear();

        Assert.IsNull(inbox.Take());
    }
}
