// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace WebAssets;

/// <summary>The source of the page cannot be used; the message says where and why.</summary>
internal sealed class PageException(string message) : Exception(message);
