// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;

namespace BmsGateway.Esp32.Json;

/// <summary>
/// Takes the texts out of a JSON document before nanoFramework.Json sees it, and gives each a number instead. That
/// library turns texts of 18 characters and more that resemble a date into a date, also one like "password(123)", and
/// it misreads \u escapes (nanoFramework.Json 2.2.203, JsonConvert and DateTimeExtensions). What is left, structure and
/// numbers, it reads well.
/// </summary>
public sealed class JsonTextPool
{
    /// <summary>Longest document, characters; the configuration is far below.</summary>
    public const int MaximumLength = 32768;

    /// <summary>Most objects and arrays inside each other.</summary>
    public const int MaximumDepth = 16;

    private const string OutsideCharacters = " \t\r\n{}[]:,+-.0123456789eEtrufalsn";

    private readonly ArrayList _texts = new();
    private readonly StringBuilder _document = new();
    private readonly StringBuilder _text = new();
    private char[] _source = new char[0];
    private int _position;
    private int _depth;

    /// <summary>The document with "s0", "s1" and so on in place of its texts.</summary>
    public string Document => _document.ToString();

    /// <summary>Takes the texts out of a document. Use an object once.</summary>
    /// <param name="document">JSON document.</param>
    /// <returns>Empty on success; else what is wrong and at which character.</returns>
    public string Load(string document)
    {
        if (document.Length > MaximumLength)
        {
            return "more than " + MaximumLength.ToString() + " characters";
        }

        _source = document.ToCharArray();
        while (_position < _source.Length)
        {
            string error = _source[_position] == '"' ? TakeText() : TakeOutside();
            if (error.Length > 0)
            {
                return error + " at character " + (_position + 1).ToString();
            }
        }

        return _depth == 0 ? "" : "a brace or bracket is not closed";
    }

    /// <summary>The text behind a number of <see cref="Document"/>, or null when it is none.</summary>
    /// <param name="reference">For example "s3".</param>
    public string? Find(string reference)
    {
        bool isReference = reference.Length > 1 && reference[0] == 's';
        return isReference && int.TryParse(reference.Substring(1), out int index) && index >= 0 && index < _texts.Count
            ? (string)_texts[index]!
            : null;
    }

    private string TakeOutside()
    {
        char c = _source[_position];
        if (OutsideCharacters.IndexOf(c) < 0)
        {
            return "unexpected character";
        }

        if (c == '{' || c == '[')
        {
            _depth++;
        }
        else if (c == '}' || c == ']')
        {
            _depth--;
        }

        if (_depth < 0 || _depth > MaximumDepth)
        {
            return _depth < 0 ? "a brace or bracket too many" : "nested too deeply";
        }

        _document.Append(c);
        _position++;
        return "";
    }

    private string TakeText()
    {
        _text.Clear();
        _position++;
        while (_position < _source.Length)
        {
            char c = _source[_position];
            if (c == '"')
            {
                _position++;
                _document.Append("\"s" + _texts.Count.ToString() + "\"");
                _texts.Add(_text.ToString());
                return "";
            }

            string error = c == '\\' ? TakeEscape() : TakeCharacter(c);
            if (error.Length > 0)
            {
                return error;
            }
        }

        return "a text is not closed";
    }

    private string TakeCharacter(char c)
    {
        if (c < ' ')
        {
            return "a control character inside a text";
        }

        _text.Append(c);
        _position++;
        return "";
    }

    private string TakeEscape()
    {
        char c = _position + 1 < _source.Length ? _source[_position + 1] : ' ';
        if (c == 'u')
        {
            return TakeCode();
        }

        int which = "\"\\/bfnrt".IndexOf(c);
        if (which < 0)
        {
            return "an unknown escape";
        }

        _text.Append("\"\\/\b\f\n\r\t"[which]);
        _position += 2;
        return "";
    }

    private string TakeCode()
    {
        int code = 0;
        for (int i = 2; i < 6; i++)
        {
            int digit = _position + i < _source.Length ? DigitOf(_source[_position + i]) : -1;
            if (digit < 0)
            {
                return "\\u needs four hexadecimal digits";
            }

            code = code * 16 + digit;
        }

        // Texts end at a zero on this platform, and it does not join halves of a character.
        if (code == 0 || (code >= 0xD800 && code <= 0xDFFF))
        {
            return "this \\u escape is not supported, write the character itself";
        }

        _text.Append((char)code);
        _position += 6;
        return "";
    }

    private static int DigitOf(char c)
    {
        if (c >= '0' && c <= '9')
        {
            return c - '0';
        }

        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
