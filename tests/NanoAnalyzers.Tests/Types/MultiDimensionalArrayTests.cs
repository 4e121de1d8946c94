// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Types;

[TestClass]
public class MultiDimensionalArrayTests
{
    [TestMethod]
    public void MultiDimensionalArrayIsReportedWhereverItIsWritten()
    {
        Snippet.Verify("""
            class C
            {
                private int[,] _grid; // NANO005
                private byte[][,,] _cubes; // NANO005
                void M(string[,] names) // NANO005
                {
                    var made = new int[2, 3]; // NANO005
                    var implied = new[,] { { 1, 2 }, { 3, 4 } }; // NANO005
                    object type = typeof(int[,]); // NANO005
                    System.Collections.Generic.List<int[,]> list = null; // NANO005
                }
            }
            """);
    }

    [TestMethod]
    public void JaggedAndPlainArraysAreAllowed()
    {
        Snippet.Verify("""
            class C
            {
                private int[][] _rows = { new[] { 1, 2 }, new int[3] };
                private int[] _plain = new int[2 * 3];
                int At(int row, int column) { return _plain[row * 3 + column] + _rows[row][column]; }
                int this[int row, int column] { get { return At(row, column); } }
            }
            """);
    }

    [TestMethod]
    public void DocumentationMayNameMultiDimensionalArrays()
    {
        Snippet.Verify("""
            /// <summary>Replaces <see cref="M(int[,])"/> by <see cref="M(int[][])"/>.</summary>
            class C { void M(int[][] rows) { } }
            """);
    }
}
