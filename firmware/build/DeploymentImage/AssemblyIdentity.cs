// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace DeploymentImage;

/// <summary>Name and version of an assembly, as it calls itself or as another one asks for it.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Version">Version with four parts.</param>
public sealed record AssemblyIdentity(string Name, Version Version);
