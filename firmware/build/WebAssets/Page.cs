// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace WebAssets;

/// <summary>The finished page.</summary>
/// <param name="Gzip">The page, gzipped.</param>
/// <param name="PlainLength">Bytes before compression.</param>
/// <param name="Hash">First 16 hexadecimal digits of the SHA-256 of the page before compression.</param>
/// <param name="ScriptHash">Source expression of the script for a content security policy.</param>
/// <param name="StyleHash">Source expression of the style sheet for a content security policy.</param>
internal sealed record Page(byte[] Gzip, int PlainLength, string Hash, string ScriptHash, string StyleHash);
