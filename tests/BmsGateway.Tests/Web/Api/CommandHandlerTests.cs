// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Charging;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Commands;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Web;
using BmsGateway.Web.Api;

namespace BmsGateway.Tests.Web.Api;

[TestClass]
public class CommandHandlerTests
{
    [TestMethod]
    public void LimitIsSetByItsKind()
    {
        var bench = new CommandBench();
        Hashtable body = CommandBench.Table("kind", "dcl_a", "value", 30.5);

        Assert.AreEqual("200 {\"ok\":true}", Ask(new CommandHandler(bench.Commands, ""), body));

        bench.Evaluate(250);
        Assert.AreEqual(30500, bench.Controller.Remote.LimitMilli(RemoteLimitKind.DischargeCurrent));
    }

    [TestMethod]
    public void UnknownKindIsRefused()
    {
        var handler = new CommandHandler(new CommandBench().Commands, "");
        string expected = "422 {\"error\":\"invalid\",\"message\":\"kind must be ccl_a, dcl_a or cvl_v.\"}";

        Assert.AreEqual(expected, Ask(handler, CommandBench.Table("kind", "watts", "value", 1)));
        Assert.AreEqual(expected, Ask(handler, CommandBench.Table("kind", "safe_state", "on", true)));
        Assert.AreEqual(expected, Ask(handler, CommandBench.Table("kind", 5)));
        Assert.AreEqual(expected, Ask(handler, new Hashtable()));
    }

    [TestMethod]
    public void BadValueSaysWhatIsAllowed()
    {
        string answer = Ask(new CommandHandler(new CommandBench().Commands, ""), CommandBench.Table("kind", "ccl_a", "value", 9000));

        Assert.IsTrue(answer.StartsWith("422 {\"error\":\"invalid\","));
        Assert.IsTrue(answer.IndexOf("allowed is 0 to 750000 mA") > 0);
    }

    [TestMethod]
    public void BrokenBodyIsAnsweredWithItsPlace()
    {
        string answer = Ask(new CommandHandler(new CommandBench().Commands, "safe_state"), null);

        Assert.AreEqual(
            "400 {\"error\":\"bad_json\",\"message\":\"The body must be a JSON object. broken at position 7\"}", answer);
    }

    [TestMethod]
    public void SafeStateIsSwitched()
    {
        var bench = new CommandBench();
        var handler = new CommandHandler(bench.Commands, "safe_state");

        Assert.AreEqual("200 {\"ok\":true}", Ask(handler, CommandBench.Table("on", true)));
        Assert.IsTrue(bench.Controller.IsSafeStateWanted);
        Assert.AreEqual("200 {\"ok\":true}", Ask(handler, CommandBench.Table("on", false)));
        Assert.IsFalse(bench.Controller.IsSafeStateWanted);
        Assert.IsTrue(Ask(handler, new Hashtable()).StartsWith("422 "));
    }

    [TestMethod]
    public void LimitsAreTakenBackOneByOneOrAll()
    {
        var bench = new CommandBench();
        bench.Run("ccl_a", "10");
        bench.Run("dcl_a", "10");
        bench.Run("cvl_v", "54");
        bench.Evaluate(250);
        var handler = new ClearLimitsHandler(bench.Commands);

        Assert.AreEqual("200 {\"ok\":true}", Ask(handler, CommandBench.Table("kind", "dcl_a")));
        bench.Evaluate(250);
        Assert.AreEqual(RemoteLimits.NoLimit, bench.Controller.Remote.LimitMilli(RemoteLimitKind.DischargeCurrent));
        Assert.AreEqual(10000, bench.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeCurrent));
        Assert.AreEqual("200 {\"ok\":true}", Ask(handler, new Hashtable()));
        bench.Evaluate(250);
        Assert.AreEqual(RemoteLimits.NoLimit, bench.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeCurrent));
        Assert.AreEqual(RemoteLimits.NoLimit, bench.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeVoltage));
    }

    private static string Ask(IRouteHandler handler, Hashtable? body)
    {
        var json = new JsonWriter(1024);
        // What the body means comes from the stub; it only has to be JSON.
        byte[] text = { (byte)'{', (byte)'}' };
        int status = handler.Handle(0, new RouteRequest("POST", "", text, text.Length, new StubParser { Content = body }), json);
        return status.ToString() + " " + GatewayBench.TextOf(json);
    }
}
