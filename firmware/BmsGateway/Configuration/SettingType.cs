// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>What a setting holds.</summary>
public enum SettingType
{
    /// <summary>A whole number between minimum and maximum.</summary>
    Number = 0,

    /// <summary>True or false.</summary>
    Flag = 1,

    /// <summary>Text whose length is between minimum and maximum.</summary>
    Text = 2,

    /// <summary>One word of a list; its number is the place in the list, from 0.</summary>
    Choice = 3,
}
