// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.CodeAnalysis;

namespace NanoAnalyzers;

/// <summary>
/// The table of all device code rules. Each one stands for code that the compiler accepts and that fails on the
/// .NET nanoFramework 1.17 interpreter (CoreLibrary 1.17.11).
/// </summary>
/// <remarks>
/// Form of a row: the title names the construct, the description says what the device does with it, the message is
/// "what was found; what to write instead". docs/device-code-rules.md shows the same rows; a test compares both.
/// </remarks>
public static class NanoRules
{
    private const string Category = "Device";

    /// <summary>NANO001: class, struct, interface or delegate with type parameters.</summary>
    public static readonly DiagnosticDescriptor OwnGenericType = new(
        "NANO001",
        "Own generic type",
        "'{0}' is a generic type; write one plain type per element type, or take object and cast",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The assembly does not load: the interpreter has no generics.");

    /// <summary>NANO002: method or local function with type parameters.</summary>
    public static readonly DiagnosticDescriptor OwnGenericMethod = new(
        "NANO002",
        "Own generic method",
        "'{0}' is a generic method; write one overload per type, or take object and cast",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The method runs and returns a wrong value (0) without any error.");

    /// <summary>NANO003: a generic delegate of the class library is named.</summary>
    public static readonly DiagnosticDescriptor GenericDelegate = new(
        "NANO003",
        "Generic delegate of the class library",
        "'{0}' is a generic delegate; declare an own delegate type without type parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Action, Func and EventHandler with type arguments are declared, "
        + "but an assembly that uses them does not load.");

    /// <summary>NANO004: a lambda or method group that becomes a generic or compiler-made delegate.</summary>
    public static readonly DiagnosticDescriptor NaturalDelegateType = new(
        "NANO004",
        "Lambda or method group without an own delegate type",
        "The delegate made here has type '{0}'; assign it to an own delegate type without type parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The compiler chooses a generic delegate type, and the assembly does not load.");

    /// <summary>NANO005: array type of rank two or more.</summary>
    public static readonly DiagnosticDescriptor MultiDimensionalArray = new(
        "NANO005",
        "Multi-dimensional array",
        "This array has {0} dimensions; use an array of arrays, or one array with a computed index",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The assembly does not load.");

    /// <summary>NANO006: instance member of an interface that has a body.</summary>
    public static readonly DiagnosticDescriptor DefaultInterfaceMember = new(
        "NANO006",
        "Default interface member",
        "'{0}' has a body in an interface; declare it without a body and put the shared code into a class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The call throws an exception.");

    /// <summary>NANO007: an enum value is turned into text.</summary>
    public static readonly DiagnosticDescriptor EnumAsText = new(
        "NANO007",
        "Enum turned into text",
        "A value of enum '{0}' is turned into text; look its name up in a table, or cast it to its integer type",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The text is the number, not the name, whatever the format says.");

    /// <summary>NANO008: a number is formatted with a pattern.</summary>
    public static readonly DiagnosticDescriptor CustomNumericFormat = new(
        "NANO008",
        "Custom numeric format",
        "The number format '{0}' is a pattern; use F, N, D, X or G, with up to two digits",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The text is the pattern itself, not the number.");

    /// <summary>NANO009: a number is formatted with a standard format that is missing for it.</summary>
    public static readonly DiagnosticDescriptor UnsupportedNumericFormat = new(
        "NANO009",
        "Unsupported standard numeric format",
        "The format '{0}' does not work for '{1}'; use F, N or G, or D and X for integers, with up to two digits",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "P throws NotImplementedException, D and X of a float or double give the format itself as text, "
        + "other letters are not proven.");

    /// <summary>NANO010: checked expression, checked statement or the compiler option of that name.</summary>
    public static readonly DiagnosticDescriptor CheckedArithmetic = new(
        "NANO010",
        "Checked arithmetic",
        "{0} does not check anything on the device; compare with the limits of the type before computing",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "No exception: the result wraps silently.",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>NANO011: fixed statement.</summary>
    public static readonly DiagnosticDescriptor FixedStatement = new(
        "NANO011",
        "Fixed statement",
        "A fixed statement cannot be deployed; use the array with an index",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The metadata processor refuses the assembly.");

    /// <summary>NANO012: stackalloc.</summary>
    public static readonly DiagnosticDescriptor StackAlloc = new(
        "NANO012",
        "Stackalloc",
        "Memory cannot be taken from the stack; allocate an array once and keep it in a field",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Throws an exception.");

    /// <summary>NANO013: a float is turned into text without a number of digits.</summary>
    public static readonly DiagnosticDescriptor FloatWithoutFormat = new(
        "NANO013",
        "Float turned into text without digits",
        "A float is turned into text without a number of digits; give the number of decimals, as in F2",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nine digits and wrong exponents: 3.3f gives 3.29999995, 1e10f gives 10000000E+10.");

    /// <summary>NANO014: native method in an assembly that is compiled with C# 11 or later.</summary>
    public static readonly DiagnosticDescriptor NativeMethodLanguageVersion = new(
        "NANO014",
        "Language version above 10 beside native methods",
        "'{0}' is a native method in an assembly compiled as C# {1}; set LangVersion to 10",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The compiler adds helper classes that shift the method table against the native table: "
        + "the wrong native function is called.");

    /// <summary>NANO015: run-time use of a type that only the compiler needs.</summary>
    public static readonly DiagnosticDescriptor ExcludedType = new(
        "NANO015",
        "Type that is not on the device",
        "'{0}' exists for the compiler only; use its constants or apply it as an attribute, nothing else",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The type is stripped from the mscorlib of the device and cannot be resolved.");

    /// <summary>NANO016: allocation in the handler of an OutOfMemoryException.</summary>
    public static readonly DiagnosticDescriptor AllocationWhenOutOfMemory = new(
        "NANO016",
        "Allocation in an OutOfMemoryException handler",
        "This handler of OutOfMemoryException allocates; set a flag, count, or use a text made beforehand",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The exception is thrown again and the thread ends.");
}
