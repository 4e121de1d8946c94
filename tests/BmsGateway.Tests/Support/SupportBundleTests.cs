// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Support;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Tests.Support;

[TestClass]
public class SupportBundleTests
{
    [TestMethod]
    public void PartsStandInTheirOrder()
    {
        var bundle = new SupportBundle();
        bundle.Add(new Section("a"));
        bundle.Add(new Section("b"));

        Assert.AreEqual("{\"a\":{\"text\":\"x\"},\"b\":{\"text\":\"x\"}}", Ask(bundle, 4096));
    }

    [TestMethod]
    public void PartThatThrowsInTheMiddleIsReplacedByItsError()
    {
        var bundle = new SupportBundle();
        bundle.Add(new Section("a") { Fails = true });
        bundle.Add(new Section("b"));

        Assert.AreEqual("{\"a\":{\"error\":\"broken on purpose\"},\"b\":{\"text\":\"x\"}}", Ask(bundle, 4096));
    }

    [TestMethod]
    public void PartThatIsNotWholeIsReplaced()
    {
        var bundle = new SupportBundle();
        bundle.Add(new Section("a") { IsOpen = true });
        bundle.Add(new Section("b") { IsEmpty = true });
        bundle.Add(new Section("c"));

        Assert.AreEqual(
            "{\"a\":{\"error\":\"is not whole\"},\"b\":{\"error\":\"is not whole\"},\"c\":{\"text\":\"x\"}}", Ask(bundle, 4096));
    }

    [TestMethod]
    public void PartThatDoesNotFitCostsOnlyItself()
    {
        var bundle = new SupportBundle();
        bundle.Add(new Section("a"));
        bundle.Add(new Section("big") { Text = new string('y', 2000) });
        bundle.Add(new Section("c"));

        Assert.AreEqual(
            "{\"a\":{\"text\":\"x\"},\"big\":{\"error\":\"does not fit\"},\"c\":{\"text\":\"x\"}}", Ask(bundle, 1024));
    }

    [TestMethod]
    public void DocumentIsWholeForEverySizeOfABigPart()
    {
        for (int size = 0; size < 1200; size += 7)
        {
            var bundle = new SupportBundle();
            bundle.Add(new Section("a"));
            bundle.Add(new Section("big") { Text = new string('y', size) });
            bundle.Add(new Section("other") { Fails = true });
            string text = Ask(bundle, 1024);

            Assert.IsTrue(text.StartsWith("{\"a\":{\"text\":\"x\"},\"big\":{\""));
            Assert.IsTrue(text.EndsWith(",\"other\":{\"error\":\"broken on purpose\"}}"));
        }
    }

    private static string Ask(SupportBundle bundle, int capacity)
    {
        var json = new JsonWriter(capacity);
        Assert.AreEqual(200, bundle.Handle(0, new RouteRequest("GET", "", new byte[0], 0, null!), json));
        Assert.IsFalse(json.IsOverflow);
        return GatewayBench.TextOf(json);
    }

    private sealed class Section : ISupportSection
    {
        public Section(string name)
        {
            Name = name;
        }

        public string Name { get; }

        public bool Fails { get; set; }

        public bool IsOpen { get; set; }

        public bool IsEmpty { get; set; }

        public string Text { get; set; } = "x";

        public void Write(JsonWriter json)
        {
            if (IsEmpty)
            {
                return;
            }

            json.BeginObject();
            json.WriteString("text", Text);
            if (Fails)
            {
                throw new InvalidOperationException("broken on purpose");
            }

            if (!IsOpen)
            {
                json.EndObject();
            }
        }
    }
}
