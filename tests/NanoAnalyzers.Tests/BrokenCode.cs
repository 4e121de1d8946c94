// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace NanoAnalyzers.Tests;

/// <summary>Code with errors and rare syntax around everything that the rules look at.</summary>
internal static class BrokenCode
{
    /// <summary>Types and members that do not compile.</summary>
    public const string Declarations = """
        using System; using Alias = System.Func<; using static System.DBNull; using N = System.DBNull;
        class { } class <T> { } class C<> : Missing<int>, IMissing { Func< x; Action<,> y; Func<Missing> z; }
        interface I { int X { get => } void () { } ; event Missing E { add } static abstract I operator +(I a); }
        interface J : I { void I.() { } int I.X { get { return 1; } } extern void M(); }
        enum E : Missing { A = B, } delegate D<T>(T); delegate Missing F(in Missing m);
        struct S { public S() } readonly ref struct R<T> where T : { fixed int a[]; fixed byte b[4]; }
        class Native { [MethodImpl(InternalCall)] extern int M(); [System.Runtime.CompilerServices.MethodImpl(
            System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] static extern T G<T>(int[,] a) ; }
        class P { public int this[int[,] a, ] { get; } public Func<int>[,] Q => ; ~P() checked { } }
        partial class Q<T> { } partial class Q<T> { partial void M<U>(); } namespace System { class DBNull { } }
        [Obsolete(typeof(N))] [DBNull] [assembly: Missing(DBNull.Value)] class A : DBNull { N n = N.Value; }
        #nullable enable
        #nullable banana
        /// <see cref="Func{"/> <see cref="M(int[,"/> <see cref="DBNull.Value.X"/>
        class Doc { int int[,] new[,] { } }
        """;

    /// <summary>Statements and expressions that do not compile.</summary>
    public const string Statements = """
        using System; using System.Text; enum E { A } class Base { public Base(object o) { } }
        unsafe class C : Base { C() : base(E.A.ToString() + missing) { } float f = "".ToString(; string t = E.A + ;
          string M(E e, float f, dynamic d, object o) {
            string s = e.ToString(1, 2, "x"); s = e.ToString(format: ); s = f.ToString(format: missing); s += e. ;
            s = $"{e:}{f:}{:F2}{f:0.0" + $"{missing} {M(}" + string.Format() + string.Format(null);
            s = string.Format("{0") + string.Format("{5} {0:P", f);
            s = string.Format(args: new object[] { e, }, format: "{0}{1}{-1}");
            s = string.Format("{0}", new object[,] { { e } }) + string.Concat() + string.Concat(e, , f);
            s = Convert.ToString() + default.ToString() + null.ToString() + base.ToString() + ToString("0.0");
            s = nameof(Func<int>.) + nameof() + nameof(int[,]) + d.ToString("0.0") + d + e?.ToString();
            s = ((Missing)e).ToString("0.0") + ((E?)e).ToString() + ((E)o)?.ToString() + (e as object).ToString();
            var a = x => ; var b = (missing m) => m; var c = M; var g = Missing; var h = async () => await ;
            var i = delegate { }; var j = delegate (ref int q) { return ref q; }; object k = () => { }; k += () => { };
            Func<> l = v => v; Action<Missing> m1 = null; (int, Func<int>) tuple = (1, () => 2); f!.ToString();
            int[,,] big = new int[,] { }; var n = new[,] { 1 }; var p = stackalloc[] { }; stackalloc int[3];
            fixed (int* r = ) { } fixed () ; checked { ; checked( ) ; var u = checked(missing + 1);
            try { } catch (OutOfMemoryException x) when (x.ToString() == "") { throw new ; s = "a" + missing; M(; }
            catch (System.Missing) { } catch { new object(); } catch (OutOfMemoryException[] y) { }
            object v1 = DBNull.; v1 = DBNull.Value.Missing; v1 = typeof(DBNull[,]); v1 = new DBNull[] { };
            if (v1 is DBNull or System.Reflection.BindingFlags { } z) { } v1 = (DBNull)v1;
            switch (v1) { case DBNull: case E.A: break; } var q1 = stackalloc Missing[3];
            nuint w = w; TypedReference ty = __makeref(w); __arglist; foreach (var (aa, bb) in e) { s += aa + e; }
            T Local<T>(T t) => t.ToString() + t; static T<U> Other<T>() { } return s + e is string ? e : f + "";
        """;

    /// <summary>Syntax of newer language versions, which older ones reject.</summary>
    public const string NewSyntax = """"
        using System; using Pair = (int A, System.Func<int> B); using unsafe Ptr = int*; enum E { A }
        file class Hidden<T>(T value) {
          public T Value => value; public static Hidden<T> operator checked +(Hidden<T> a) => a; }
        record struct Point(int X, E Kind) { public override string ToString() => $"{X}{Kind}"; }
        interface IShape {
          static virtual int Sides => 3; static abstract IShape Make(); void Draw() => Console.Write(E.A); }
        static class Ext {
          extension<T>(T[] source) { public T First => source[0]; public string Text(E e) => "" + e; } }
        class Modern { public required int X { get; init => field = value; } int[] _all = [1, .. new[] { 2 }, 3];
          ReadOnlySpan<byte> Utf8 => "abc"u8; string Raw(E e, float f) => $$"""{{e}} {{f:0.0}} {"a"}""";
          string Switch(object o, E e) => o switch {
            E.A => e + "", DBNull => "", [1, .. var rest] => $"{rest}", _ => "" };
          void Lambdas() {
            var a = (int x = 1, params int[] y) => x; var b = [Obsolete] static (ref readonly int z) => z;
            Span<E> s = stackalloc E[] { E.A }; string.Format("{0} {1} {2} {3}", E.A, 1f, 2, "x");
            foreach (ref var item in s) { item.ToString(); } using var d = (IDisposable)null!;
            E? n = null; _ = n + ""; _ = $"{n:X}"; System.Threading.Lock l = new(); lock (l) { }
            new System.Text.StringBuilder().Append($"{E.A} {1f} {2:0.0}"); }
          async System.Collections.Generic.IAsyncEnumerable<T> Flow<T>(Func<T> f) {
            yield return f(); await default(ValueTask); } }
        """";
}
