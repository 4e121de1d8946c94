// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Telemetry;

namespace BmsGateway.Configuration;

/// <summary>
/// Settings that this version does not know: those of a newer one, or slips of the pen. They are kept as they stand in
/// the document and written back, so that nothing is lost by going back to an older version for a while.
/// </summary>
public sealed class UnknownSettings
{
    /// <summary>Most settings that are kept; further ones are refused.</summary>
    public const int MaximumCount = 32;

    private const int MostShownCharacters = 40;

    private readonly ArrayList _keys = new();
    private readonly ArrayList _rawKeys = new();
    private readonly ArrayList _rawValues = new();

    /// <summary>Number of settings.</summary>
    public int Count => _keys.Count;

    /// <summary>Key, cut for a log or an answer; it may come from a stranger.</summary>
    public string KeyAt(int index)
    {
        string key = (string)_keys[index]!;
        return key.Length > MostShownCharacters ? key.Substring(0, MostShownCharacters) + "..." : key;
    }

    /// <summary>Keys divided by commas, for the log.</summary>
    public string KeysAsText()
    {
        string list = "";
        for (int i = 0; i < _keys.Count; i++)
        {
            list += (i == 0 ? "" : ", ") + KeyAt(i);
        }

        return list;
    }

    /// <summary>Keeps a member.</summary>
    /// <returns>False when there are too many.</returns>
    public bool TryAdd(string key, string rawKey, string rawValue)
    {
        int index = _keys.IndexOf(key);
        if (index >= 0)
        {
            _rawValues[index] = rawValue;
            return true;
        }

        if (_keys.Count == MaximumCount)
        {
            return false;
        }

        _keys.Add(key);
        _rawKeys.Add(rawKey);
        _rawValues.Add(rawValue);
        return true;
    }

    /// <summary>Takes over those of another list; a key that is there already gets the new value.</summary>
    /// <returns>False when there are too many.</returns>
    public bool TryAddAll(UnknownSettings others)
    {
        bool isComplete = true;
        for (int i = 0; i < others._keys.Count; i++)
        {
            isComplete &= TryAdd((string)others._keys[i]!, (string)others._rawKeys[i]!, (string)others._rawValues[i]!);
        }

        return isComplete;
    }

    /// <summary>Writes them as members of the object that is open.</summary>
    /// <param name="json">Takes the members.</param>
    /// <param name="hasSecrets">False leaves out those that are called like a secret.</param>
    public void Write(JsonWriter json, bool hasSecrets)
    {
        for (int i = 0; i < _keys.Count; i++)
        {
            if (hasSecrets || !IsNamedLikeASecret((string)_keys[i]!))
            {
                json.WriteRaw((string)_rawKeys[i]!, (string)_rawValues[i]!);
            }
        }
    }

    /// <summary>A key with one of these words is a secret in every version; a test holds the table to it.</summary>
    public static bool IsNamedLikeASecret(string key)
    {
        string lower = key.ToLower();
        return lower.IndexOf("password") >= 0 || lower.IndexOf("secret") >= 0 || lower.IndexOf("token") >= 0;
    }
}
