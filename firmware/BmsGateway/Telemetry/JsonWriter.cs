// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Telemetry;

/// <summary>
/// Writes JSON (RFC 8259) as UTF-8 into one buffer that is used again and again. It allocates nothing, uses no floating
/// point, never throws and never writes beyond the buffer: what does not fit sets <see cref="IsOverflow"/>, and the
/// text must then not be sent. The caller keeps objects and arrays balanced. Commas, names and escapes are made here,
/// bytes in <see cref="Utf8Buffer"/>.
/// </summary>
public sealed class JsonWriter
{
    private readonly Utf8Buffer _text;
    private bool _needsComma;

    /// <summary>Makes a writer with its own buffer.</summary>
    /// <param name="capacity">Longest text in bytes.</param>
    public JsonWriter(int capacity)
        : this(new byte[capacity], 0)
    {
    }

    /// <summary>Makes a writer on a buffer of the caller.</summary>
    /// <param name="buffer">Where the text goes.</param>
    /// <param name="start">
    /// Index of the first byte; the bytes before it stay untouched (room for a frame header).
    /// </param>
    public JsonWriter(byte[] buffer, int start)
    {
        _text = new Utf8Buffer(buffer, start);
    }

    /// <summary>The buffer; the text begins at the start index.</summary>
    public byte[] Buffer => _text.Bytes;

    /// <summary>Bytes written.</summary>
    public int Length => _text.Length;

    /// <summary>Bytes that still fit.</summary>
    public int Room => _text.Room;

    /// <summary>Objects and arrays that are open.</summary>
    public int Depth { get; private set; }

    /// <summary>True when something did not fit since the last <see cref="Reset"/>.</summary>
    public bool IsOverflow => _text.IsOverflow;

    /// <summary>Starts a new text in the same buffer.</summary>
    public void Reset()
    {
        _text.Clear();
        _needsComma = false;
        Depth = 0;
    }

    /// <summary>Opens an object as an array element or as the whole text.</summary>
    public void BeginObject() => Open((byte)'{');

    /// <summary>Opens an object as a member.</summary>
    public void BeginObject(string name)
    {
        WriteName(name);
        Open((byte)'{');
    }

    /// <summary>Closes an object.</summary>
    public void EndObject() => Close((byte)'}');

    /// <summary>Opens an array as the whole text.</summary>
    public void BeginArray() => Open((byte)'[');

    /// <summary>Opens an array as a member.</summary>
    public void BeginArray(string name)
    {
        WriteName(name);
        Open((byte)'[');
    }

    /// <summary>Closes an array.</summary>
    public void EndArray() => Close((byte)']');

    /// <summary>Writes a text member, escaped; null becomes JSON null.</summary>
    public void WriteString(string name, string? value) => WriteString(name, value, int.MaxValue);

    /// <summary>Writes a text member, escaped and cut.</summary>
    /// <param name="name">Member name: letters, digits and underscores only, it is not escaped.</param>
    /// <param name="value">Any text; null becomes JSON null.</param>
    /// <param name="maximumBytes">
    /// The rest of a text that is longer in JSON is left out (the last character may end up to 5 bytes behind the
    /// limit), so that foreign text cannot fill a message.
    /// </param>
    public void WriteString(string name, string? value, int maximumBytes)
    {
        WriteName(name);
        if (value == null)
        {
            _text.PutAscii("null");
        }
        else
        {
            _text.Put((byte)'"');
            PutEscaped(value, maximumBytes);
            _text.Put((byte)'"');
        }

        _needsComma = true;
    }

    /// <summary>Writes a text as an array element, escaped.</summary>
    public void WriteElement(string value)
    {
        PutComma();
        _text.Put((byte)'"');
        PutEscaped(value, int.MaxValue);
        _text.Put((byte)'"');
        _needsComma = true;
    }

    /// <summary>Writes a member that is JSON already.</summary>
    /// <param name="quotedName">Its name, escaped, with its quotation marks.</param>
    /// <param name="value">Its value, one JSON value.</param>
    public void WriteRaw(string quotedName, string value)
    {
        PutComma();
        _text.PutUnicode(quotedName);
        _text.Put((byte)':');
        _text.PutUnicode(value);
        _needsComma = true;
    }

    /// <summary>Writes a whole number as a member.</summary>
    public void WriteNumber(string name, long value) => WriteFixed(name, value, 0);

    /// <summary>Writes a number with a fixed count of decimals as a member: 52812 with 3 decimals is 52.812.</summary>
    /// <param name="name">Member name.</param>
    /// <param name="scaled">The number times ten to the power of <paramref name="decimals"/>.</param>
    /// <param name="decimals">Digits behind the point, 0–18.</param>
    public void WriteFixed(string name, long scaled, int decimals)
    {
        WriteName(name);
        _text.PutFixed(scaled, decimals);
        _needsComma = true;
    }

    /// <summary>Writes a number with a fixed count of decimals as an array element.</summary>
    public void WriteFixed(long scaled, int decimals)
    {
        PutComma();
        _text.PutFixed(scaled, decimals);
        _needsComma = true;
    }

    /// <summary>Writes true or false as a member.</summary>
    public void WriteBoolean(string name, bool value)
    {
        WriteName(name);
        _text.PutAscii(value ? "true" : "false");
        _needsComma = true;
    }

    /// <summary>Writes null as an array element.</summary>
    public void WriteNull()
    {
        PutComma();
        _text.PutAscii("null");
        _needsComma = true;
    }

    /// <summary>
    /// Makes a writer for the value of a member, behind the present text in the same buffer. Nothing is taken in before
    /// <see cref="EndTail"/>, so a value that fails costs nothing. Write nothing else in between.
    /// </summary>
    /// <param name="name">Member name.</param>
    public JsonWriter BeginTail(string name) => new(_text.Bytes, _text.End + name.Length + (_needsComma ? 4 : 3));

    /// <summary>Takes the value in.</summary>
    /// <param name="name">The same name.</param>
    /// <param name="tail">Holds one whole JSON value, without overflow.</param>
    public void EndTail(string name, JsonWriter tail)
    {
        WriteName(name);
        _text.Extend(tail.Length);
        _needsComma = true;
    }

    /// <summary>Writes null as a member.</summary>
    public void WriteNull(string name)
    {
        WriteName(name);
        _text.PutAscii("null");
        _needsComma = true;
    }

    /// <summary>Adds bytes as they are, for an answer that is no JSON.</summary>
    /// <param name="bytes">Their buffer.</param>
    /// <param name="start">First byte.</param>
    /// <param name="count">How many; all or none are taken.</param>
    public void AppendBytes(byte[] bytes, int start, int count) => _text.PutBytes(bytes, start, count);

    private void Open(byte bracket)
    {
        PutComma();
        _text.Put(bracket);
        _needsComma = false;
        Depth++;
    }

    private void Close(byte bracket)
    {
        _text.Put(bracket);
        _needsComma = true;
        Depth--;
    }

    private void WriteName(string name)
    {
        PutComma();
        _text.Put((byte)'"');
        _text.PutAscii(name);
        _text.Put((byte)'"');
        _text.Put((byte)':');
        _needsComma = false;
    }

    private void PutComma()
    {
        if (_needsComma)
        {
            _text.Put((byte)',');
        }
    }

    private void PutEscaped(string text, int maximumBytes)
    {
        int begin = _text.End;
        int count = text.Length;
        for (int i = 0; i < count && _text.End - begin < maximumBytes; i++)
        {
            char c = text[i];
            if (c == '"' || c == '\\')
            {
                _text.Put((byte)'\\');
                _text.Put((byte)c);
            }
            else if (c < ' ')
            {
                PutControl(c);
            }
            else if (c < 0x80)
            {
                _text.Put((byte)c);
            }
            else if (IsHighSurrogate(c) && i + 1 < count && IsLowSurrogate(text[i + 1]))
            {
                i++;
                _text.PutCodePoint(0x10000 + ((c - 0xD800) << 10) + (text[i] - 0xDC00));
            }
            else
            {
                // Half of a pair alone cannot be written as UTF-8.
                _text.PutCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
            }
        }
    }

    private static bool IsHighSurrogate(char c) => c >= 0xD800 && c <= 0xDBFF;

    private static bool IsLowSurrogate(char c) => c >= 0xDC00 && c <= 0xDFFF;

    private void PutControl(int code)
    {
        _text.PutAscii("\\u00");
        _text.Put((byte)(code < 16 ? '0' : '1'));
        int low = code & 15;
        _text.Put((byte)(low < 10 ? '0' + low : 'a' + low - 10));
    }
}
