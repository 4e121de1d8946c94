// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Web.Access;

/// <summary>What the access control tells a client.</summary>
public static class AccessMessages
{
    /// <summary>How a password can be set.</summary>
    /// <param name="isUnreadable">True when one may be stored but cannot be read.</param>
    /// <param name="setupSecondsLeft">Seconds in which it may be set over the network.</param>
    public static string NoPassword(bool isUnreadable, int setupSecondsLeft)
    {
        if (isUnreadable)
        {
            return "The stored password cannot be read, so nobody can log in: put web.password into the configuration file.";
        }

        if (setupSecondsLeft > 0)
        {
            return "No password is set yet: set one on this page within " + setupSecondsLeft.ToString() + " s.";
        }

        return "No password is set: switch the gateway off and on and set one on this page within 10 minutes, "
            + "or put web.password into the configuration file.";
    }

    /// <summary>Writes an error document.</summary>
    /// <returns>The status, unchanged.</returns>
    public static int Write(JsonWriter answer, int status, string key, string message)
    {
        answer.Reset();
        answer.BeginObject();
        answer.WriteString("error", key);
        answer.WriteString("message", message);
        answer.EndObject();
        return status;
    }
}
