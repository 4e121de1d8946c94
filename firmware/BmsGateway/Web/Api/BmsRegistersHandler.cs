// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/bms/registers: what stands in the registers of the BMS, as read last. ?refresh=1 has the slowly polled
/// ones read again, which the next answer shows; nothing is waited for. ?group=live|statistics|settings|version
/// leaves the others out.
/// </summary>
public sealed class BmsRegistersHandler : IRouteHandler
{
    /// <summary>Room that the longest answer needs.</summary>
    public const int MaximumLength = 24 * 1024;

    private const int MostTries = 3;

    // In the order of TinyBmsRegisterGroup; events have a route of their own.
    private static readonly string[] Groups = { "live", "statistics", "settings", "version" };

    private readonly TinyBmsDriver _driver;
    private readonly IClock _clock;
    private readonly ushort[] _words = new ushort[TinyBmsRegisterImage.LongestPage];
    private TinyBmsRegisterPage? _page;
    private bool _isRead;
    private bool _isOldFirmware;

    /// <summary>Makes a handler.</summary>
    /// <param name="driver">Has the registers.</param>
    /// <param name="clock">Time, for ages.</param>
    public BmsRegistersHandler(TinyBmsDriver driver, IClock clock)
    {
        _driver = driver;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        string wanted = request.GetQuery("group");
        if (wanted.Length > 0 && IndexOf(wanted) < 0)
        {
            return AccessMessages.Write(
                answer, 422, "invalid", "The group must be live, statistics, settings or version.");
        }

        if (request.GetQuery("refresh") == "1")
        {
            _driver.ReadAllSoon();
        }

        TinyBmsRegisterImage image = _driver.Registers;
        Load(image.Settings, out _);
        _isOldFirmware = _isRead && !TinyBmsRevision.HasRevisionD(_words, image.Settings.First);
        answer.BeginObject();
        answer.WriteBoolean("connected", _driver.Link.State == BatteryLinkState.Online);
        WriteAges(answer, image);
        answer.BeginArray("registers");
        _page = null;
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            if (IsShown(row) && (wanted.Length == 0 || Groups[(int)row.Group] == wanted))
            {
                TurnTo(image, row);
                WriteRow(answer, row);
            }
        }

        answer.EndArray();
        answer.EndObject();
        return 200;
    }

    // What is not documented is not read either.
    private static bool IsShown(TinyBmsRegisterDefinition row) =>
        row.Type != TinyBmsRegisterType.Reserved
        && row.Group != TinyBmsRegisterGroup.Events
        && row.Access != TinyBmsRegisterAccess.None;

    private static int IndexOf(string group)
    {
        for (int i = 0; i < Groups.Length; i++)
        {
            if (Groups[i] == group)
            {
                return i;
            }
        }

        return -1;
    }

    // Age of each page, because they are read at different times.
    private void WriteAges(JsonWriter answer, TinyBmsRegisterImage image)
    {
        long now = _clock.MonotonicMilliseconds;
        answer.BeginObject("age_ms");
        for (int i = 0; i < image.PageCount; i++)
        {
            Load(image.PageAt(i), out long readAt);
            if (_isRead)
            {
                answer.WriteNumber(Groups[i], now > readAt ? now - readAt : 0);
            }
            else
            {
                answer.WriteNull(Groups[i]);
            }
        }

        answer.EndObject();
    }

    private void TurnTo(TinyBmsRegisterImage image, TinyBmsRegisterDefinition row)
    {
        for (int i = 0; i < image.PageCount && (_page == null || !_page.Holds(row)); i++)
        {
            TinyBmsRegisterPage page = image.PageAt(i);
            if (page.Holds(row))
            {
                _page = page;
                Load(page, out _);
            }
        }
    }

    // The driver writes for microseconds, so the second try is nearly always the last.
    private void Load(TinyBmsRegisterPage page, out long readAt)
    {
        readAt = 0;
        _isRead = false;
        for (int i = 0; i < MostTries && !_isRead; i++)
        {
            _isRead = page.TryCopyTo(_words, out readAt);
        }
    }

    private void WriteRow(JsonWriter answer, TinyBmsRegisterDefinition row)
    {
        // Of the charger type only the high byte came with the newer firmware.
        bool isNewHalf = row.IsSinceRevisionD && row.Type == TinyBmsRegisterType.BytePair;
        bool isAbsent = _isOldFirmware && row.IsSinceRevisionD && !isNewHalf;
        bool isKnown = _isRead && !isAbsent && _page != null && _page.Holds(row);
        int index = isKnown ? row.Address - _page!.First : 0;
        int parts = isNewHalf && _isOldFirmware ? 1 : TinyBmsRegisterCodec.PartCount(row);
        answer.BeginObject();
        answer.WriteNumber("address", row.Address);
        answer.WriteString("key", row.Key);
        answer.WriteString("name", row.Text);
        answer.WriteString("group", Groups[(int)row.Group]);
        answer.WriteString("unit", row.Unit);
        answer.WriteString("value", isKnown ? TinyBmsRegisterText.ValueOf(row, _words, index, parts) : null);
        answer.WriteString("text", isKnown ? TinyBmsRegisterText.MeaningOf(row, _words, index, parts) : "");
        answer.WriteBoolean("absent", isAbsent);
        answer.WriteBoolean("writable", row.IsWritable);
        answer.EndObject();
    }
}
