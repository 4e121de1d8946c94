// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Platform;

namespace BmsGateway.Web.Access;

/// <summary>
/// The owner's password: the setting web.password if there is one, else the stored hash. Checking takes the time of the
/// hash on purpose. Not safe for several threads.
/// </summary>
public sealed class PasswordKeeper
{
    /// <summary>Shortest password, characters.</summary>
    public const int MinimumLength = 10;

    /// <summary>Longest password, characters.</summary>
    public const int MaximumLength = 64;

    private readonly ICredentialStore _store;
    private readonly PasswordHash _hash;
    private readonly GatewaySettings _settings;
    private string _configured = "";
    private string _stored = "";

    /// <summary>Reads what is stored.</summary>
    /// <param name="settings">Reads web.password.</param>
    /// <param name="store">The stored hash.</param>
    /// <param name="security">Source of salts.</param>
    public PasswordKeeper(GatewaySettings settings, ICredentialStore store, ISecurity security)
    {
        _store = store;
        _hash = new PasswordHash(security);
        _settings = settings;
        Load();
    }

    /// <summary>True when the password comes from the settings and cannot be changed here.</summary>
    public bool IsConfigured => _configured.Length > 0;

    /// <summary>True when a hash may be stored but cannot be read: nobody can log in, and nobody may set a new one.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>True when there is a password.</summary>
    public bool IsSet => IsConfigured || _stored.Length > 0;

    /// <summary>Reads setting and stored hash again, after one of them has been deleted.</summary>
    public void Load()
    {
        _configured = _settings.GetText(SettingId.WebPassword);
        bool isRead = _store.TryLoad(out _stored);
        bool isUsable = isRead && (_stored.Length == 0 || PasswordHash.IsValid(_stored));
        if (!isUsable)
        {
            _stored = "";
        }

        IsUnreadable = !isUsable && !IsConfigured;
    }

    /// <summary>True when this is the password.</summary>
    public bool Matches(string password) =>
        IsConfigured ? SecretText.AreEqual(_configured, password) : _stored.Length > 0 && _hash.Matches(_stored, password);

    /// <summary>Stores a new password.</summary>
    /// <returns>False when it could not be stored; the old one still counts.</returns>
    public bool TrySet(string password)
    {
        string hash = _hash.Make(password);
        if (!_store.TrySave(hash))
        {
            return false;
        }

        _stored = hash;
        IsUnreadable = false;
        return true;
    }

    /// <summary>True when a text may become a password.</summary>
    public static bool IsAllowed(string password)
    {
        if (password.Length < MinimumLength || password.Length > MaximumLength)
        {
            return false;
        }

        for (int i = 0; i < password.Length; i++)
        {
            if (password[i] < ' ' || password[i] == 127)
            {
                return false;
            }
        }

        return true;
    }
}
