// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Json;

/// <summary>
/// Walks over a JSON text, strictly by RFC 8259, and builds nothing: a hostile text costs no memory and little stack.
/// It says where a mistake is, which the library of the device cannot. Stricter than the RFC in one point: \u0000 and
/// halves of surrogate pairs as \u escapes are refused, because texts end at a zero on the device.
/// </summary>
public sealed class JsonCursor
{
    /// <summary>Most objects and arrays inside each other; the library of the device loads its stack with each.</summary>
    public const int MaximumDepth = 16;

    private const string Hexadecimal = "0123456789abcdefABCDEF";

    private readonly char[] _text;
    private int _depth;

    /// <summary>Starts at the first character.</summary>
    public JsonCursor(string text)
    {
        // An array, because an index into a string walks over it from the start on the device.
        _text = text.ToCharArray();
    }

    /// <summary>Index of the next character.</summary>
    public int Position { get; set; }

    /// <summary>What is wrong and at which place; empty as long as all is well.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The next character; a zero at the end.</summary>
    public char Next => Position < _text.Length ? _text[Position] : '\0';

    /// <summary>True when nothing is left.</summary>
    public bool IsAtEnd => Position >= _text.Length;

    /// <summary>Kind of the value whose first character is next.</summary>
    public JsonKind NextKind => Next switch
    {
        '{' => JsonKind.Object,
        '[' => JsonKind.Array,
        '"' => JsonKind.Text,
        't' => JsonKind.Flag,
        'f' => JsonKind.Flag,
        'n' => JsonKind.Null,
        _ => JsonKind.Number,
    };

    /// <summary>A part of the text as it stands there.</summary>
    public string Slice(int start, int end) => new(_text, start, end - start);

    /// <summary>The text between two quotation marks, without escapes.</summary>
    /// <param name="start">Index of the first mark of a text that <see cref="TrySkipText"/> has passed.</param>
    /// <param name="end">Index behind the second mark.</param>
    public string Decode(int start, int end) => JsonText.Decode(_text, start + 1, end - 1);

    /// <summary>Place of a character for people, "line 3, character 17".</summary>
    public string PlaceOf(int position)
    {
        int line = 1;
        int column = 1;
        for (int i = 0; i < position && i < _text.Length; i++)
        {
            column = _text[i] == '\n' ? 1 : column + 1;
            line += _text[i] == '\n' ? 1 : 0;
        }

        return "line " + line.ToString() + ", character " + column.ToString();
    }

    /// <summary>Notes a mistake at the next character; the first one counts.</summary>
    /// <returns>False, for the caller to return.</returns>
    public bool Fail(string reason)
    {
        if (Error.Length == 0)
        {
            Error = PlaceOf(Position) + ": " + (IsAtEnd ? "the text ends too early, " : "") + reason;
        }

        return false;
    }

    /// <summary>Passes over a byte order mark, as some editors put it in front, and white space.</summary>
    public void SkipStart()
    {
        Position += Next == '\uFEFF' ? 1 : 0;
        SkipSpace();
    }

    /// <summary>Passes over white space.</summary>
    public void SkipSpace()
    {
        while (Position < _text.Length && IsSpace(_text[Position]))
        {
            Position++;
        }
    }

    /// <summary>Passes over one character and the white space behind it.</summary>
    public bool TryTake(char c)
    {
        if (Next != c || IsAtEnd)
        {
            return false;
        }

        Position++;
        SkipSpace();
        return true;
    }

    /// <summary>Passes over one value of any kind.</summary>
    public bool TrySkipValue()
    {
        switch (Next)
        {
            case '{':
                return TrySkipContainer('}');
            case '[':
                return TrySkipContainer(']');
            case '"':
                return TrySkipText();
            case 't':
                return TrySkipWord("true");
            case 'f':
                return TrySkipWord("false");
            case 'n':
                return TrySkipWord("null");
            default:
                return TrySkipNumber();
        }
    }

    /// <summary>Passes over a text in quotation marks.</summary>
    public bool TrySkipText()
    {
        if (Next != '"')
        {
            return Fail("a text in quotation marks is expected");
        }

        Position++;
        while (Next != '"')
        {
            bool isSkipped = IsAtEnd || Next < ' '
                ? Fail(IsAtEnd ? "a quotation mark is missing" : "a control character inside a text")
                : Next != '\\' || TrySkipEscape();
            if (!isSkipped)
            {
                return false;
            }

            Position++;
        }

        Position++;
        return true;
    }

    private bool TrySkipContainer(char end)
    {
        if (_depth == MaximumDepth)
        {
            return Fail("nested too deeply, allowed are " + MaximumDepth.ToString() + " levels");
        }

        _depth++;
        TryTake(Next);
        bool isEmpty = Next == end;
        while (!isEmpty)
        {
            if ((end == '}' && !TrySkipName()) || !TrySkipValue())
            {
                return false;
            }

            SkipSpace();
            if (Next == end)
            {
                break;
            }

            if (!TryTake(','))
            {
                return Fail("a comma or a closing " + (end == '}' ? "brace" : "bracket") + " is expected");
            }
        }

        Position++;
        _depth--;
        return true;
    }

    private bool TrySkipName()
    {
        if (!TrySkipText())
        {
            return false;
        }

        SkipSpace();
        return TryTake(':') || Fail("a colon is expected");
    }

    // Stops at the last character of the escape.
    private bool TrySkipEscape()
    {
        Position++;
        if (Next != 'u')
        {
            return (!IsAtEnd && "\"\\/bfnrt".IndexOf(Next) >= 0) || Fail("an unknown escape");
        }

        int start = Position + 1;
        for (int i = 0; i < 4; i++)
        {
            Position++;
            if (IsAtEnd || Hexadecimal.IndexOf(Next) < 0)
            {
                return Fail("\\u needs four hexadecimal digits");
            }
        }

        int code = JsonText.CodeAt(_text, start);
        return (code != 0 && (code < 0xD800 || code > 0xDFFF))
            || Fail("this \\u escape is not supported, write the character itself");
    }

    private bool TrySkipWord(string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (Next != word[i])
            {
                return Fail(word + " is expected");
            }

            Position++;
        }

        return true;
    }

    // RFC 8259 §6: an optional minus, digits without a leading zero, an optional fraction, an optional exponent.
    private bool TrySkipNumber()
    {
        Position += Next == '-' ? 1 : 0;
        bool hasLeadingZero = Next == '0';
        int digits = SkipDigits();
        if (digits == 0 || (hasLeadingZero && digits > 1))
        {
            return Fail(digits == 0 ? "a value is expected" : "a number begins with 0");
        }

        if (Next == '.')
        {
            Position++;
            if (SkipDigits() == 0)
            {
                return Fail("a digit is expected");
            }
        }

        if (Next == 'e' || Next == 'E')
        {
            Position++;
            Position += Next == '+' || Next == '-' ? 1 : 0;
            return SkipDigits() > 0 || Fail("a digit is expected");
        }

        return true;
    }

    private int SkipDigits()
    {
        int start = Position;
        while (Next >= '0' && Next <= '9')
        {
            Position++;
        }

        return Position - start;
    }

    private static bool IsSpace(char c) => c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
