// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;
using BmsGateway.Platform;

namespace BmsGateway.Esp32.Boards;

/// <summary>
/// Reads the board file: one JSON object with the name of a profile and changed numbers. Without the file the default
/// profile of the image is used. A file with any mistake is refused as a whole: a wrong pin can drive against another
/// output, so there is no best guess.
/// </summary>
public static class BoardReader
{
    /// <summary>Name of the board file.</summary>
    public const string FileName = "board.json";

    private const string ProfileKey = "profile";

    /// <summary>Reads the file.</summary>
    /// <param name="files">Where the file lies.</param>
    /// <param name="parser">JSON library.</param>
    /// <param name="defaultProfile">Profile when there is no file, or none named in it.</param>
    /// <param name="controller">CAN controller that this image drives.</param>
    /// <param name="error">What is wrong, where, and what is allowed; empty on success.</param>
    /// <returns>The board, or null when something is wrong.</returns>
    public static BoardSetup? Read(
        IFileStore files, IJsonParser parser, string defaultProfile, BoardController controller, out string error)
    {
        Hashtable values = new();
        FileReadResult result = files.TryRead(FileName, out byte[] content);
        if (result == FileReadResult.Failed)
        {
            error = FileName + " is there but cannot be read.";
            return null;
        }

        if (result == FileReadResult.Ok)
        {
            string text = Encoding.UTF8.GetString(content, 0, content.Length);
            if (!parser.TryParse(text, out object? value, out error))
            {
                error = FileName + " is not valid JSON: " + error;
                return null;
            }

            if (value is not Hashtable table)
            {
                error = FileName + " must hold one JSON object.";
                return null;
            }

            values = table;
        }

        return Resolve(values, defaultProfile, controller, out error);
    }

    private static BoardSetup? Resolve(
        Hashtable values, string defaultProfile, BoardController controller, out string error)
    {
        object? name = values.Contains(ProfileKey) ? values[ProfileKey] : defaultProfile;
        BoardProfile? profile = name is string text ? BoardProfiles.Find(text) : null;
        if (profile == null || profile.Controller != controller)
        {
            string allowed = BoardProfiles.NamesFor(controller);
            error = FileName + ": this image has no such profile; allowed are " + allowed + ".";
            return null;
        }

        var setup = new BoardSetup(profile);
        error = Change(setup, values);
        error = error.Length == 0 ? BoardCheck.Check(setup) : error;
        return error.Length == 0 ? setup : null;
    }

    private static string Change(BoardSetup setup, Hashtable values)
    {
        foreach (object? key in values.Keys)
        {
            string name = (string)key!;
            if (name == ProfileKey)
            {
                continue;
            }

            BoardValueDefinition? row = BoardValueTable.Find(name);
            if (row == null)
            {
                return FileName + ": unknown key \"" + name + "\".";
            }

            if (values[name] is not int value)
            {
                return FileName + ": " + name + " must be a whole number.";
            }

            setup.Set(row.Id, value);
        }

        return "";
    }
}
