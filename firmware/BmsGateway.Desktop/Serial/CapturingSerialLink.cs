// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Desktop.Serial;

/// <summary>Stands in front of a line and hands a copy of what passes to a <see cref="CaptureFile"/>.</summary>
public sealed class CapturingSerialLink : ISerialLink
{
    private readonly ISerialLink _link;
    private readonly CaptureFile _capture;
    private readonly IClock _clock;

    /// <summary>Makes the link.</summary>
    public CapturingSerialLink(ISerialLink link, CaptureFile capture, IClock clock)
    {
        _link = link;
        _capture = capture;
        _clock = clock;
    }

    /// <inheritdoc/>
    public bool IsOpen => _link.IsOpen;

    /// <inheritdoc/>
    public string Name => _link.Name;

    /// <inheritdoc/>
    public bool TryOpen() => _link.TryOpen();

    /// <inheritdoc/>
    public void Close() => _link.Close();

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        int taken = _link.Read(buffer, offset, count, timeoutMilliseconds);
        _capture.Add(_clock.MonotonicMilliseconds, false, buffer, offset, taken);
        return taken;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        long now = _clock.MonotonicMilliseconds;
        bool isWritten = _link.Write(buffer, offset, count);
        _capture.Add(now, true, buffer, offset, isWritten ? count : 0);
        return isWritten;
    }

    /// <inheritdoc/>
    public void DiscardInput() => _link.DiscardInput();
}
