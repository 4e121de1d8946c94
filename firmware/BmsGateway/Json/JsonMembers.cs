// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;

namespace BmsGateway.Json;

/// <summary>
/// The members of one JSON object, in their order, as places in the text: what is not understood can be kept as it is.
/// The whole text is checked first (<see cref="JsonCursor"/>), so values are only taken from a text that is right.
/// </summary>
public sealed class JsonMembers
{
    /// <summary>Most members of an object.</summary>
    public const int MaximumCount = 512;

    private const int MostShownCharacters = 40;

    private readonly JsonCursor _cursor;
    private readonly ArrayList _rows = new();
    private readonly Hashtable _positions = new();

    private JsonMembers(JsonCursor cursor) => _cursor = cursor;

    /// <summary>Number of members.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads a text that must hold one object and nothing else.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="maximumLength">Most characters.</param>
    /// <param name="error">What is wrong and at which line and character; empty on success.</param>
    /// <returns>Null when something is wrong.</returns>
    public static JsonMembers? TryRead(string text, int maximumLength, out string error)
    {
        error = LengthError(text, maximumLength);
        if (error.Length > 0)
        {
            return null;
        }

        var cursor = new JsonCursor(text);
        error = Check(cursor);
        if (error.Length > 0)
        {
            return null;
        }

        cursor.Position = 0;
        cursor.SkipStart();
        JsonMembers? members = ReadObject(cursor);
        error = cursor.Error;
        return members;
    }

    /// <summary>Checks a whole text before it is given to a library: length, depth, form.</summary>
    /// <returns>Empty when it is right; else what is wrong and where.</returns>
    public static string Check(string text, int maximumLength)
    {
        string error = LengthError(text, maximumLength);
        return error.Length > 0 ? error : Check(new JsonCursor(text));
    }

    /// <summary>Name of a member.</summary>
    public string KeyAt(int index) => At(index).Key;

    /// <summary>Kind of a member's value.</summary>
    public JsonKind KindAt(int index) => At(index).Kind;

    /// <summary>Name of a member as it stands in the text, with its quotation marks.</summary>
    public string RawKeyAt(int index) => _cursor.Slice(At(index).KeyStart, At(index).KeyEnd);

    /// <summary>Value of a member as it stands in the text.</summary>
    public string RawValueAt(int index) => _cursor.Slice(At(index).ValueStart, At(index).ValueEnd);

    /// <summary>Value of a member: a text without its escapes, anything else as it stands in the text.</summary>
    public string ValueAt(int index)
    {
        Row row = At(index);
        return row.Kind == JsonKind.Text ? _cursor.Decode(row.ValueStart, row.ValueEnd) : RawValueAt(index);
    }

    /// <summary>Where a member stands, "line 3, character 17".</summary>
    public string PlaceAt(int index) => _cursor.PlaceOf(At(index).KeyStart);

    /// <summary>Position of a member; -1 when there is none of that name.</summary>
    public int Find(string key)
    {
        object? position = _positions[key];
        return position == null ? -1 : (int)position;
    }

    /// <summary>Members of a member that is an object.</summary>
    /// <returns>Null when it is none, has too many members or one of them twice; <paramref name="error"/> says what.</returns>
    public JsonMembers? Open(int index, out string error)
    {
        _cursor.Position = At(index).ValueStart;
        JsonMembers? members = ReadObject(_cursor);
        error = _cursor.Error;
        return members;
    }

    private Row At(int index) => (Row)_rows[index]!;

    private static string LengthError(string text, int maximumLength) => text.Length <= maximumLength
        ? ""
        : "the text has " + text.Length.ToString() + " characters, allowed are " + maximumLength.ToString();

    private static string Check(JsonCursor cursor)
    {
        cursor.SkipStart();
        if (cursor.TrySkipValue())
        {
            cursor.SkipSpace();
            if (!cursor.IsAtEnd)
            {
                cursor.Fail("nothing is expected behind the end");
            }
        }

        return cursor.Error;
    }

    // Only called on a text that was checked.
    private static JsonMembers? ReadObject(JsonCursor cursor)
    {
        if (cursor.NextKind != JsonKind.Object)
        {
            cursor.Fail("one JSON object in braces is expected");
            return null;
        }

        var members = new JsonMembers(cursor);
        cursor.TryTake('{');
        while (cursor.Next != '}')
        {
            if (!members.TryAdd())
            {
                return null;
            }
        }

        return members;
    }

    private bool TryAdd()
    {
        var row = new Row { KeyStart = _cursor.Position };
        _cursor.TrySkipText();
        row.KeyEnd = _cursor.Position;
        row.Key = _cursor.Decode(row.KeyStart, row.KeyEnd);
        if (_rows.Count == MaximumCount || _positions.Contains(row.Key))
        {
            _cursor.Position = row.KeyStart;
            return _cursor.Fail(_rows.Count == MaximumCount
                ? "more than " + MaximumCount.ToString() + " members"
                : "\"" + Shorten(row.Key) + "\" is there twice");
        }

        _cursor.SkipSpace();
        _cursor.TryTake(':');
        row.Kind = _cursor.NextKind;
        row.ValueStart = _cursor.Position;
        _cursor.TrySkipValue();
        row.ValueEnd = _cursor.Position;
        _cursor.SkipSpace();
        _cursor.TryTake(',');
        _positions[row.Key] = _rows.Count;
        _rows.Add(row);
        return true;
    }

    private static string Shorten(string key) =>
        key.Length > MostShownCharacters ? key.Substring(0, MostShownCharacters) + "..." : key;

    private sealed class Row
    {
        public string Key = "";
        public JsonKind Kind;
        public int KeyStart;
        public int KeyEnd;
        public int ValueStart;
        public int ValueEnd;
    }
}
