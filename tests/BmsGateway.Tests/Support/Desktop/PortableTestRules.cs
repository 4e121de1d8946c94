// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using System.Reflection;

namespace BmsGateway.Tests.Support.Desktop;

/// <summary>Rules for test classes that run on the device too.</summary>
[TestClass]
public class PortableTestRules
{
    /// <summary>
    /// The device's test runner (nanoFramework.TestFramework 3.0) calls test methods without an object, so a test must not touch one:
    /// what a test needs it makes itself.
    /// </summary>
    [TestMethod]
    public void PortableTestClassesHaveNoState()
    {
        string[] offenders = typeof(PortableTestRules).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<TestClassAttribute>() != null && !type.Namespace!.EndsWith(".Desktop"))
            .Where(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0)
            .Select(type => type.FullName!)
            .ToArray();

        Assert.AreEqual("", string.Join(", ", offenders));
    }
}
