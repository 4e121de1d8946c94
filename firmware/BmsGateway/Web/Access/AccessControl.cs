// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Access;

/// <summary>
/// Login, logout, first password and the check of every route of the owner. Any thread; whatever works with the password
/// is done by one thread at a time, the others are told to come back, so guessing cannot keep the processor busy.
/// </summary>
public sealed class AccessControl
{
    /// <summary>Time after power-up in which the first password may be set over the network, ms.</summary>
    public const int SetupMilliseconds = 10 * 60 * 1000;

    private const string Source = "login";

    private readonly PasswordKeeper _password;
    private readonly SessionTable _sessions;
    private readonly LoginLimiter _limiter = new();
    private readonly EventBus _bus;
    private readonly ILog _log;
    private readonly IClock _clock;
    private readonly long _startedAt;
    private int _isBusy;

    /// <summary>Makes the access control; the time for the first password starts now.</summary>
    /// <param name="password">The owner's password.</param>
    /// <param name="security">Source of session ids.</param>
    /// <param name="bus">Takes auth.login, auth.logout and auth.failed; payload is the address of the client.</param>
    /// <param name="clock">Time.</param>
    /// <param name="log">Takes a line for each login and failure, never a password.</param>
    public AccessControl(PasswordKeeper password, ISecurity security, EventBus bus, IClock clock, ILog log)
    {
        _password = password;
        _sessions = new SessionTable(security);
        _bus = bus;
        _clock = clock;
        _log = log;
        _startedAt = clock.MonotonicMilliseconds;
    }

    /// <summary>Seconds in which the first password may still be set; 0 when it may not.</summary>
    public int SetupSecondsLeft
    {
        get
        {
            long left = SetupMilliseconds - (_clock.MonotonicMilliseconds - _startedAt);
            return _password.IsSet || _password.IsUnreadable || left <= 0 ? 0 : (int)((left + 999) / 1000);
        }
    }

    /// <summary>Sessions that are open now.</summary>
    public int SessionCount => _sessions.Count(_clock.MonotonicMilliseconds);

    /// <summary>After the stored password was deleted: ends all sessions and reads again.</summary>
    public void Reload()
    {
        _password.Load();
        _sessions.CloseAll();
    }

    /// <summary>Checks that a request comes from the owner.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="isChange">True: the token of the session is needed too.</param>
    /// <param name="key">Key of the error; empty when it does.</param>
    /// <param name="message">The error in one sentence.</param>
    /// <returns>0 when it does, else the HTTP status.</returns>
    public int CheckOwner(IHttpExchange exchange, bool isChange, out string key, out string message)
    {
        if (!_password.IsSet)
        {
            key = "no_password";
            message = AccessMessages.NoPassword(_password.IsUnreadable, SetupSecondsLeft);
            return 403;
        }

        if (!_sessions.TryUse(SessionCookie.Read(exchange), _clock.MonotonicMilliseconds, out string token))
        {
            key = "login_required";
            message = "Log in first.";
            exchange.SetHeader("WWW-Authenticate", "Session");
            return 401;
        }

        string given = exchange.GetHeader(RequestGuard.TokenHeader) ?? "";
        bool isAllowed = !isChange || SecretText.AreEqual(token, given);
        key = isAllowed ? "" : "wrong_token";
        message = isAllowed ? "" : "The token of this session is missing or wrong; load the page again.";
        return isAllowed ? 0 : 403;
    }

    /// <summary>Answers the routes of the login.</summary>
    /// <returns>HTTP status; the document is in the answer.</returns>
    public int Handle(RouteId route, IHttpExchange exchange, RouteRequest request, JsonWriter answer)
    {
        if (route == RouteId.Session)
        {
            return WriteSession(exchange, answer);
        }

        if (route == RouteId.Logout)
        {
            return Logout(exchange, answer);
        }

        if (Interlocked.CompareExchange(ref _isBusy, 1, 0) != 0)
        {
            return Refuse(exchange, answer, 1, "Another login is being checked.");
        }

        try
        {
            return CheckPassword(route, exchange, request, answer);
        }
        finally
        {
            Interlocked.Exchange(ref _isBusy, 0);
        }
    }

    private int WriteSession(IHttpExchange exchange, JsonWriter answer)
    {
        bool isOwner = _sessions.TryUse(SessionCookie.Read(exchange), _clock.MonotonicMilliseconds, out string token);
        answer.BeginObject();
        answer.WriteBoolean("password_set", _password.IsSet);
        answer.WriteNumber("setup_left_s", SetupSecondsLeft);
        answer.WriteBoolean("logged_in", isOwner);
        if (isOwner)
        {
            answer.WriteString("csrf", token);
        }
        else if (!_password.IsSet)
        {
            answer.WriteString("message", AccessMessages.NoPassword(_password.IsUnreadable, SetupSecondsLeft));
        }

        answer.EndObject();
        return 200;
    }

    private int Logout(IHttpExchange exchange, JsonWriter answer)
    {
        _sessions.Close(SessionCookie.Read(exchange));
        SessionCookie.Clear(exchange);
        _log.Write(LogLevel.Information, Source, "Logout from " + exchange.RemoteAddress + ".");
        _bus.Publish(EventId.LoggedOut, exchange.RemoteAddress);
        answer.BeginObject();
        answer.WriteBoolean("ok", true);
        answer.EndObject();
        return 200;
    }

    private int CheckPassword(RouteId route, IHttpExchange exchange, RouteRequest request, JsonWriter answer)
    {
        if (!request.TryReadJson(out object? value, out _) || value is not Hashtable fields)
        {
            return AccessMessages.Write(answer, 400, "invalid", "Send a JSON object.");
        }

        int wait = _limiter.WaitSeconds(exchange.RemoteAddress, _clock.MonotonicMilliseconds);
        if (wait > 0)
        {
            return Refuse(exchange, answer, wait, "Too many wrong passwords; wait " + wait.ToString() + " s.");
        }

        string password = fields["password"] as string ?? "";
        return route == RouteId.Login
            ? Login(exchange, answer, password)
            : ChangePassword(exchange, answer, fields["current"] as string ?? "", password);
    }

    private int Login(IHttpExchange exchange, JsonWriter answer, string password)
    {
        if (!_password.IsSet)
        {
            return AccessMessages.Write(
                answer, 403, "no_password", AccessMessages.NoPassword(_password.IsUnreadable, SetupSecondsLeft));
        }

        return IsRight(exchange, password)
            ? OpenSession(exchange, answer)
            : AccessMessages.Write(answer, 401, "wrong_password", "This is not the password.");
    }

    private int ChangePassword(IHttpExchange exchange, JsonWriter answer, string current, string password)
    {
        if (_password.IsConfigured)
        {
            return AccessMessages.Write(
                answer, 409, "configured", "The password is the setting web.password; change it there.");
        }

        if (!_password.IsSet && SetupSecondsLeft == 0)
        {
            return AccessMessages.Write(
                answer, 403, "no_password", AccessMessages.NoPassword(_password.IsUnreadable, 0));
        }

        if (!PasswordKeeper.IsAllowed(password))
        {
            return AccessMessages.Write(answer, 422, "invalid", "A password has 10 to 64 characters, none of them a control character.");
        }

        // The old password instead of the token: whoever knows it may log in anyway.
        if (_password.IsSet && !IsRight(exchange, current))
        {
            return AccessMessages.Write(answer, 401, "wrong_password", "The current password is not right.");
        }

        if (!_password.TrySet(password))
        {
            return AccessMessages.Write(answer, 500, "not_saved", "The password could not be stored; the old state still counts.");
        }

        _sessions.CloseAll();
        _log.Write(LogLevel.Warning, Source, "A new password was set from " + exchange.RemoteAddress + ".");
        return OpenSession(exchange, answer);
    }

    private bool IsRight(IHttpExchange exchange, string password)
    {
        string client = exchange.RemoteAddress;

        // A text that cannot be the password is not hashed, so a long one costs nothing.
        if (password.Length <= PasswordKeeper.MaximumLength && _password.Matches(password))
        {
            _limiter.NoteSuccess(client);
            return true;
        }

        _limiter.NoteFailure(client, _clock.MonotonicMilliseconds);
        _log.Write(LogLevel.Warning, Source, "Wrong password from " + client + ".");
        _bus.Publish(EventId.LoginFailed, client);
        return false;
    }

    private int OpenSession(IHttpExchange exchange, JsonWriter answer)
    {
        SessionCookie.Set(exchange, _sessions.Open(_clock.MonotonicMilliseconds, out string token));
        _log.Write(LogLevel.Information, Source, "Login from " + exchange.RemoteAddress + ".");
        _bus.Publish(EventId.LoggedIn, exchange.RemoteAddress);
        answer.BeginObject();
        answer.WriteBoolean("ok", true);
        answer.WriteString("csrf", token);
        answer.EndObject();
        return 200;
    }

    private static int Refuse(IHttpExchange exchange, JsonWriter answer, int seconds, string message)
    {
        exchange.SetHeader("Retry-After", seconds.ToString());
        return AccessMessages.Write(answer, 429, "too_many", message);
    }
}
