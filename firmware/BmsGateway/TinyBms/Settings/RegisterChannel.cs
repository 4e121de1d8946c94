// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// The way of one request at a time from the settings transaction to the line and back: 0x1D to read, 0x10 to write
/// (its answer names the registers, so it cannot be taken for that of another write). The driver sends the request
/// between two polls, so reading and writing settings and the samples for the limits go side by side. Control thread.
/// </summary>
public sealed class RegisterChannel : ITinyBmsRegisterAccess
{
    private const int Kinds = 4;
    private const int MostWords = 2;

    private readonly TinyBmsBlock[] _reads = new TinyBmsBlock[Kinds];
    private readonly TinyBmsBlock[] _writes = new TinyBmsBlock[MostWords];
    private readonly ushort[] _words = new ushort[MostWords];
    private TinyBmsBlock? _block;
    private ushort[]? _target;
    private int _address;
    private int _count;
    private bool _isOut;
    private RegisterAccessResult _result = RegisterAccessResult.LinkLost;

    /// <summary>Makes a channel with all its memory.</summary>
    public RegisterChannel()
    {
        for (int i = 0; i < Kinds; i++)
        {
            _reads[i] = TinyBmsBlock.ForSettingsValues(i + 1, SettingRows.WordCount);
        }

        for (int i = 0; i < MostWords; i++)
        {
            _writes[i] = TinyBmsBlock.ForWrite(i + 1);
        }
    }

    /// <summary>True when a request waits for the line.</summary>
    public bool HasWaiting { get; private set; }

    /// <summary>True for a request of this kind, also for one that has been given up meanwhile.</summary>
    public static bool IsOwn(TinyBmsBlock block) =>
        block.Command == TinyBmsProtocol.ReadSettingsValues || block.Command == TinyBmsProtocol.WriteBlock;

    /// <inheritdoc/>
    public void BeginRead(SettingsValueKind kind, ushort[] target)
    {
        _target = target;
        _count = target.Length;
        Begin(_reads[(int)kind - 1], target.Length == SettingRows.WordCount);
    }

    /// <inheritdoc/>
    public void BeginWrite(int address, int count, ushort first, ushort second)
    {
        _target = null;
        _address = address;
        _count = count;
        _words[0] = first;
        _words[1] = second;
        TinyBmsBlock block = _writes[count - 1];

        // An address outside the settings makes no request.
        Begin(block, TinyBmsRequests.WriteBlock(block.Request, address, _words, count) == block.Request.Length);
    }

    /// <inheritdoc/>
    public RegisterAccessResult Poll(long nowMilliseconds) => _result;

    /// <inheritdoc/>
    public void Abandon() => Finish(RegisterAccessResult.LinkLost);

    /// <summary>Takes the waiting request, to be sent now.</summary>
    public TinyBmsBlock? Take()
    {
        _isOut = HasWaiting;
        HasWaiting = false;
        return _isOut ? _block : null;
    }

    /// <summary>Takes the answer to the request that is out; one that has been given up is not noticed.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of its first byte.</param>
    public void TakeAnswer(byte[] buffer, int offset)
    {
        if (!_isOut)
        {
            return;
        }

        if (_target == null)
        {
            bool isEcho = TinyBmsAnswers.IsEcho(buffer, offset, _address, _count);
            Finish(isEcho ? RegisterAccessResult.Ok : RegisterAccessResult.TimedOut);
            return;
        }

        TinyBmsAnswers.UnpackNative(buffer, offset, _target, _count);
        Finish(RegisterAccessResult.Ok);
    }

    /// <summary>Says how the request that is out ended without an answer that counts.</summary>
    public void End(RegisterAccessResult result)
    {
        if (_isOut)
        {
            Finish(result);
        }
    }

    /// <summary>There is no link: a request that waits for it ends at once instead of being sent much later.</summary>
    public void RefuseWaiting()
    {
        if (HasWaiting)
        {
            Finish(RegisterAccessResult.LinkLost);
        }
    }

    private void Begin(TinyBmsBlock block, bool isPossible)
    {
        _block = block;
        _isOut = false;
        HasWaiting = isPossible;
        _result = isPossible ? RegisterAccessResult.Pending : RegisterAccessResult.LinkLost;
    }

    private void Finish(RegisterAccessResult result)
    {
        HasWaiting = false;
        _isOut = false;
        _result = result;
    }
}
