// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Text;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Desktop.Tests.Can;

/// <summary>
/// The adapter's end of an SLCAN line on a pseudo-terminal: collects commands, says what it is told to say.
/// </summary>
public sealed class SlcanAdapter : IDisposable
{
    private readonly PseudoTerminal _terminal;
    private readonly StringBuilder _line = new();
    private readonly byte[] _buffer = new byte[4096];

    /// <summary>Plugs the adapter in.</summary>
    /// <param name="path">Path at which the gateway finds it.</param>
    public SlcanAdapter(string path)
    {
        _terminal = new PseudoTerminal(path);
    }

    /// <summary>Commands received, each without its CR.</summary>
    public List<string> Commands { get; } = new();

    /// <summary>Reads what has arrived.</summary>
    public void Read()
    {
        int count;
        while ((count = _terminal.Read(_buffer, _buffer.Length, 2000)) > 0)
        {
            foreach (char character in Encoding.ASCII.GetString(_buffer, 0, count))
            {
                if (character == '\r')
                {
                    Commands.Add(_line.ToString());
                    _line.Clear();
                }
                else
                {
                    _line.Append(character);
                }
            }
        }
    }

    /// <summary>Reads until so many commands are there, and hands them out.</summary>
    public string[] Take(int count)
    {
        Support.Eventually.IsTrue(
            () =>
            {
                Read();
                return Commands.Count >= count;
            },
            count + " commands");
        string[] taken = Commands.GetRange(0, count).ToArray();
        Commands.RemoveRange(0, count);
        return taken;
    }

    /// <summary>Sends text to the gateway.</summary>
    public void Say(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        Assert.AreEqual(bytes.Length, _terminal.Write(bytes, bytes.Length));
    }

    /// <summary>Pulls the adapter out.</summary>
    public void Dispose() => _terminal.Dispose();
}
