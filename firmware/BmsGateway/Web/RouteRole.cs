// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>Who may use a route.</summary>
public enum RouteRole
{
    /// <summary>Everybody in the network may read; whatever changes something needs the owner all the same.</summary>
    Anyone = 0,

    /// <summary>Only the owner, who has logged in, may read and change.</summary>
    Owner = 1,

    /// <summary>Works before a login, because it makes one; looks at the password itself.</summary>
    Login = 2,
}
