// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Mqtt;
using BmsGateway.Telemetry;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class DocumentTests
{
    private const string Pack =
        "\"voltage\":52.812,\"current\":10.000,\"power\":528,\"soc\":60.200,\"soh\":98.000,\"charge_left\":189.03,"
        + "\"capacity\":314.00,\"time_left\":45000,\"cell_count\":16,\"cell_min\":3.3000,\"cell_max\":3.3015,"
        + "\"cell_min_number\":1,\"cell_max_number\":16,\"cell_spread\":1.5,\"temp_min\":25.0,\"temp_max\":26.0,"
        + "\"temp_bms\":30.0,\"temp_1\":25.0,\"temp_2\":26.0";

    private const string Cells =
        "\"cells\":[3.3000,3.3001,3.3002,3.3003,3.3004,3.3005,3.3006,3.3007,3.3008,3.3009,3.3010,3.3011,3.3012,3.3013,"
        + "3.3014,3.3015],\"balancing\":0,\"balancing_needed\":0";

    private const string Limits =
        "\"control\":\"running\",\"phase\":\"bulk\",\"cvl\":55.200,\"ccl\":50.000,\"dcl\":58.500,\"cvl_reason\":\"configured\","
        + "\"ccl_reason\":\"configured\",\"dcl_reason\":\"bms_over_current_margin\",\"dcl_input\":65.000";

    private const string Bms =
        "\"fault_code\":0,\"warning_code\":0,\"charging_count\":132,\"full_charge_count\":88,\"temp_coldest\":-3,"
        + "\"temp_hottest\":41,\"lifetime\":16683981,\"charge_switch\":1,\"discharge_switch\":0,\"link_quality\":99,"
        + "\"fault\":\"\",\"warning\":\"\"";

    private const string Energy =
        "\"energy_charged\":1234.500,\"energy_discharged\":null,\"energy_charged_today\":null,\"energy_discharged_today\":null,"
        + "\"energy_charged_yesterday\":null,\"energy_discharged_yesterday\":null,\"cycles\":null,\"efficiency\":null";

    [TestMethod]
    public void CoreDocumentIsOneFlatObjectWithItsAge()
    {
        GatewayBench bench = NewBench(out SnapshotReader sample);
        bench.State.Energy.ChargedWattHours = 1234500;
        var json = new JsonWriter(CoreDocument.MaximumLength);

        CoreDocument.Write(json, sample, bench.State);

        Assert.AreEqual(
            "{\"seq\":1,\"age_ms\":120,\"state\":\"charging\"," + Pack + "," + Limits + "," + Energy + "}",
            GatewayBench.TextOf(json));
    }

    [TestMethod]
    public void CellsDocumentHoldsTheCellsInOrder()
    {
        GatewayBench bench = NewBench(out SnapshotReader sample);
        var json = new JsonWriter(CellsDocument.MaximumLength);

        CellsDocument.Write(json, sample, bench.State);

        Assert.AreEqual("{\"seq\":1,\"age_ms\":120," + Cells + "}", GatewayBench.TextOf(json));
    }

    [TestMethod]
    public void BmsDocumentNamesTheActiveProtection()
    {
        GatewayBench bench = NewBench(out SnapshotReader sample);
        var json = new JsonWriter(MqttBmsMessages.MaximumLength);
        BmsDocument.Write(json, sample, bench.State);
        Assert.AreEqual("{\"seq\":1,\"age_ms\":120," + Bms + "}", GatewayBench.TextOf(json));

        sample.Current.FaultText = "A cell rose.";
        BmsDocument.Write(json, sample, bench.State);
        Assert.IsTrue(GatewayBench.TextOf(json).IndexOf("\"fault\":\"A cell rose.\"") > 0);
    }

    [TestMethod]
    public void LiveDocumentHoldsEverythingThatThePageShows()
    {
        GatewayBench bench = NewBench(out SnapshotReader sample);
        bench.State.Victron.GxSeenAtMilliseconds = 900;
        bench.State.Victron.IsGxIdentified = true;
        bench.State.Victron.LimitsSentAtMilliseconds = 1100;
        bench.State.Mqtt.IsEnabled = true;
        bench.State.Mqtt.IsConnected = true;
        bench.State.Mqtt.PublishedCount = 12;
        bench.State.Energy.ChargedWattHours = 1234500;
        var json = new JsonWriter(LiveDocument.MaximumLength);

        LiveDocument.Write(json, sample, bench.State);

        Assert.AreEqual(
            "{\"seq\":1,\"age_ms\":120,\"pack\":{\"state\":\"charging\"," + Pack + "}," + Cells
            + ",\"protection\":{\"cell_full\":3.650,\"cell_empty\":3.000,"
            + "\"cell_high_cutoff\":3.800,\"cell_low_cutoff\":2.800}"
            + ",\"bms\":{" + Bms + "}"
            + ",\"limits\":{" + Limits + ",\"age_ms\":120}"
            + ",\"energy\":{" + Energy + "}"
            + ",\"alarms\":{\"active\":0,\"unacknowledged\":0,\"level\":\"none\",\"id\":null,\"text\":null}"
            + ",\"links\":{\"bms\":{\"state\":\"online\",\"name\":\"TinyBMS s516, firmware 242\",\"serial\":\"\",\"age_ms\":120,"
            + "\"requests\":0,\"timeouts\":0,\"crc_errors\":0,\"implausible\":0,\"poll_ms\":0,\"quality_pct\":null},"
            + "\"can\":[{\"name\":\"fake\",\"state\":\"running\",\"sent\":0,\"received\":0,\"dropped\":0}],"
            + "\"gx\":{\"identified\":true,\"age_ms\":220,\"sent_age_ms\":20,\"losses\":0},"
            + "\"mqtt\":{\"enabled\":true,\"connected\":true,\"published\":12,\"failed\":0,\"error\":\"\"}}}",
            GatewayBench.TextOf(json));
    }

    [TestMethod]
    public void LiveDocumentOfSixteenCellsStaysUnderTwoKilobytes()
    {
        GatewayBench bench = NewBench(out SnapshotReader sample);
        var json = new JsonWriter(LiveDocument.MaximumLength);

        LiveDocument.Write(json, sample, bench.State);

        Assert.IsTrue(json.Length < 2000);
    }

    [TestMethod]
    public void BeforeTheFirstSampleValuesAreNullAndThereAreNoCells()
    {
        var bench = new GatewayBench();
        var sample = new SnapshotReader(bench.Bus, "test");
        var json = new JsonWriter(LiveDocument.MaximumLength);

        LiveDocument.Write(json, sample, bench.State);

        string text = GatewayBench.TextOf(json);
        Assert.IsTrue(
            text.StartsWith("{\"seq\":null,\"age_ms\":null,\"pack\":{\"state\":\"unknown\",\"voltage\":null"));
        Assert.IsTrue(text.IndexOf("\"cells\":[],") > 0);
        Assert.IsTrue(text.IndexOf("\"cell_full\":null") > 0);
        Assert.IsTrue(text.IndexOf("\"name\":\"TinyBMS s516, firmware 242\",\"serial\":\"\",\"age_ms\":null") > 0);
        Assert.IsTrue(text.IndexOf("\"gx\":{\"identified\":false,\"age_ms\":null,\"sent_age_ms\":null,\"losses\":0}") > 0);
    }

    [TestMethod]
    public void StaleLimitsSayWhy()
    {
        GatewayBench bench = NewBench(out SnapshotReader sample);
        bench.State.Limits.State = ControlState.Stale;
        bench.State.Limits.ChargeCurrentMilliamperes = 0;
        bench.State.Limits.ChargeCurrentReason = LimitReason.StaleData;
        var json = new JsonWriter(CoreDocument.MaximumLength);

        CoreDocument.Write(json, sample, bench.State);

        string text = GatewayBench.TextOf(json);
        Assert.IsTrue(text.IndexOf("\"control\":\"stale\"") > 0);
        Assert.IsTrue(text.IndexOf("\"ccl\":0.000") > 0);
        Assert.IsTrue(text.IndexOf("\"ccl_reason\":\"stale_data\"") > 0);
    }

    [TestMethod]
    public void BalancingOfCellThirtyTwoIsNoNegativeNumber()
    {
        GatewayBench bench = NewBench(out SnapshotReader sample);
        sample.Current.BalancingActiveMask = int.MinValue;
        var json = new JsonWriter(CellsDocument.MaximumLength);

        CellsDocument.Write(json, sample, bench.State);

        Assert.IsTrue(GatewayBench.TextOf(json).IndexOf("\"balancing\":2147483648,") > 0);
    }

    private static GatewayBench NewBench(out SnapshotReader sample)
    {
        var bench = new GatewayBench();
        sample = new SnapshotReader(bench.Bus, "test");
        BatterySnapshot published = bench.PublishSample();
        bench.Clock.Advance(120);
        sample.Refresh();
        Assert.AreEqual(published.Sequence, sample.Current.Sequence);
        return bench;
    }
}
