// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace DeploymentImage;

/// <summary>An image cannot be made; the message says which file is the reason and what to do.</summary>
public sealed class ImageException : Exception
{
    /// <summary>Creates the error in the form that build tools recognise.</summary>
    /// <param name="file">File that is the reason.</param>
    /// <param name="code">Identifier such as <c>NANOIMG001</c>.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public ImageException(string file, string code, string problem)
        : base($"{file} : error {code}: {problem}")
    {
    }
}
