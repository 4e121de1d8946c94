// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Runtime.InteropServices;

namespace BmsGateway.Desktop.Mqtt;

/// <summary>
/// The functions of the Eclipse Mosquitto client library that are used (mosquitto.h, library version 2.0).
/// </summary>
internal static class MosquittoLibrary
{
    /// <summary>File name of the library.</summary>
    internal const string FileName = "libmosquitto.so.1";

    /// <summary>MOSQ_ERR_SUCCESS.</summary>
    internal const int Success = 0;

    /// <summary>MOSQ_ERR_ERRNO: the C library's error number says more.</summary>
    internal const int SystemError = 14;

    /// <summary>Called when the broker has answered the connection request; 0 is success.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void ConnectCallback(IntPtr client, IntPtr data, int code);

    /// <summary>Called when a message has been written to the connection.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void PublishCallback(IntPtr client, IntPtr data, int messageId);

    [DllImport(FileName, EntryPoint = "mosquitto_lib_init")]
    internal static extern int Initialise();

    [DllImport(FileName, EntryPoint = "mosquitto_new")]
    internal static extern IntPtr New(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string id, [MarshalAs(UnmanagedType.I1)] bool cleanSession, IntPtr data);

    [DllImport(FileName, EntryPoint = "mosquitto_destroy")]
    internal static extern void Destroy(IntPtr client);

    [DllImport(FileName, EntryPoint = "mosquitto_threaded_set")]
    internal static extern int SetThreaded(IntPtr client, [MarshalAs(UnmanagedType.I1)] bool threaded);

    [DllImport(FileName, EntryPoint = "mosquitto_username_pw_set")]
    internal static extern int SetUser(
        IntPtr client,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string user,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string? password);

    [DllImport(FileName, EntryPoint = "mosquitto_will_set")]
    internal static extern int SetWill(
        IntPtr client,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string topic,
        int length,
        byte[] payload,
        int qualityOfService,
        [MarshalAs(UnmanagedType.I1)] bool retain);

    [DllImport(FileName, EntryPoint = "mosquitto_connect_callback_set")]
    internal static extern void OnConnect(IntPtr client, ConnectCallback callback);

    [DllImport(FileName, EntryPoint = "mosquitto_publish_callback_set")]
    internal static extern void OnPublish(IntPtr client, PublishCallback callback);

    [DllImport(FileName, EntryPoint = "mosquitto_connect_async", SetLastError = true)]
    internal static extern int Connect(
        IntPtr client, [MarshalAs(UnmanagedType.LPUTF8Str)] string host, int port, int keepAliveSeconds);

    [DllImport(FileName, EntryPoint = "mosquitto_loop", SetLastError = true)]
    internal static extern int Loop(IntPtr client, int timeoutMilliseconds, int maximumPackets);

    [DllImport(FileName, EntryPoint = "mosquitto_publish", SetLastError = true)]
    internal static extern int Publish(
        IntPtr client,
        IntPtr messageId,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string topic,
        int length,
        byte[] payload,
        int qualityOfService,
        [MarshalAs(UnmanagedType.I1)] bool retain);

    /// <summary>Called when a message has come; it points to a mosquitto_message and is valid during the call only.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void MessageCallback(IntPtr client, IntPtr data, IntPtr message);

    [DllImport(FileName, EntryPoint = "mosquitto_message_callback_set")]
    internal static extern void OnMessage(IntPtr client, MessageCallback callback);

    [DllImport(FileName, EntryPoint = "mosquitto_subscribe", SetLastError = true)]
    internal static extern int Subscribe(
        IntPtr client, IntPtr messageId, [MarshalAs(UnmanagedType.LPUTF8Str)] string filter, int qualityOfService);

    [DllImport(FileName, EntryPoint = "mosquitto_disconnect", SetLastError = true)]
    internal static extern int Disconnect(IntPtr client);

    /// <summary>Text of a result of the functions above.</summary>
    /// <param name="code">The result.</param>
    /// <param name="errorNumber">The C library's error number right after the call.</param>
    internal static string Describe(int code, int errorNumber) =>
        code == SystemError
            ? Marshal.GetPInvokeErrorMessage(errorNumber)
            : Marshal.PtrToStringUTF8(ErrorText(code)) ?? "error " + code;

    /// <summary>Text of a broker's refusal.</summary>
    internal static string DescribeRefusal(int code) => Marshal.PtrToStringUTF8(RefusalText(code)) ?? "code " + code;

    [DllImport(FileName, EntryPoint = "mosquitto_strerror")]
    private static extern IntPtr ErrorText(int code);

    [DllImport(FileName, EntryPoint = "mosquitto_connack_string")]
    private static extern IntPtr RefusalText(int code);
}
