// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>Hears the events of an <see cref="ITwaiController"/>.</summary>
public interface ITwaiListener
{
    /// <summary>
    /// Something happened: frames were received, or the controller changed its state. The API does not tell which, so
    /// the listener reads until there is nothing left. Comes from the event thread of the platform.
    /// </summary>
    void OnTwaiEvent();
}
