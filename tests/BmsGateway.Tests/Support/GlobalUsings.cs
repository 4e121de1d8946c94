// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// One source, two runners: MSTest on the PC, nanoFramework.TestFramework on the device. Both have Assert.AreEqual, IsTrue, IsFalse,
// IsNull and IsNotNull with the same order of arguments, and the attributes TestClass, TestMethod and DataRow.
#if NANOFRAMEWORK
global using nanoFramework.TestFramework;
#else
global using Microsoft.VisualStudio.TestTools.UnitTesting;
#endif
