// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Threading;
using BmsGateway.Configuration;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Serial;

namespace BmsGateway.Desktop;

/// <summary>
/// The life of the program: options, data folder, configuration, start, wait, stop. Standard output takes the start
/// screen and the log; standard error takes nothing but the one line that says why the program ends.
/// </summary>
public static class DesktopGateway
{
    // Together with the log's half second this keeps the promise of 3 s.
    private const int StopMilliseconds = 2500;

    /// <summary>Runs until a signal, or until something prevents the start.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">Start screen and log.</param>
    /// <param name="error">The reason of a failure.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (!OptionsParser.TryParse(arguments, out Options options, out string reason))
        {
            return Fail(error, reason, ExitCode.BadOption);
        }

        if (options.IsHelpWanted)
        {
            output.Write(HelpText.Make());
            return ExitCode.Stopped;
        }

        if (!DataDirectory.TryPrepare(options.DataDirectory, out string directory, out reason))
        {
            return Fail(error, reason, ExitCode.BadData);
        }

        return RunGateway(options, directory, output, error);
    }

    private static bool TryMakePlatform(
        Options options,
        string directory,
        ConsoleLog log,
        [NotNullWhen(true)] out DesktopPlatform? platform,
        out string problem)
    {
        platform = null;
        problem = "";
        try
        {
            platform = new DesktopPlatform(options, directory, log);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = "--capture: " + options.CaptureFile + " cannot be made: " + exception.Message;
        }

        return platform != null;
    }

    private static int RunGateway(Options options, string directory, TextWriter output, TextWriter error)
    {
        using var signal = new StopSignal();
        using var log = new ConsoleLog(output);
        if (!TryMakePlatform(options, directory, log, out DesktopPlatform? platform, out string reason))
        {
            return Fail(error, reason, ExitCode.BadData);
        }

        using CaptureFile? capture = platform.Capture;
        var store = new ConfigurationStore(platform.Files, log);
        options.Settings.ApplyTo(store);
        string? problem = store.Load();
        if (problem != null)
        {
            // The message starts with the name of the file.
            return Fail(error, Path.Combine(directory, problem), ExitCode.BadData);
        }

        platform.Apply(store.Settings);
        var gateway = new Gateway(platform, store);
        if (!gateway.TryStart(out reason))
        {
            return Fail(error, reason, ExitCode.PortTaken);
        }

        Say(output, StartScreen.Make(platform, store.Settings, directory));
        log.Start();
        signal.Wait();
        var stopper = new Thread(gateway.Stop) { IsBackground = true, Name = "stop" };
        stopper.Start();
        return stopper.Join(StopMilliseconds)
            ? ExitCode.Stopped
            : Fail(error, "The gateway did not stop in time; it is ended now.", ExitCode.StopTimedOut);
    }

    private static int Fail(TextWriter error, string reason, int code)
    {
        Say(error, reason.Replace('\n', ' ').Replace('\r', ' ') + "\n");
        return code;
    }

    private static void Say(TextWriter writer, string text)
    {
        try
        {
            writer.Write(text);
            writer.Flush();
        }
        catch (IOException)
        {
            // The terminal is gone; there is nobody to tell.
        }
    }
}
