// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;

namespace BmsGateway.ChargingBench.Reports;

/// <summary>
/// A comparison as SVG: highest cell, CVL and state of charge over the day. No background and middle tones only, so
/// that it can be read on light and dark pages.
/// </summary>
public static class ComparisonPlot
{
    private const int Width = 700;
    private const int PanelDistance = 190;
    private const int FirstPanel = 70;
    private const int FirstHour = 6;

    private const string Style = "text{font:12px sans-serif;fill:#808080}.r{text-anchor:end}.m{text-anchor:middle}"
        + ".g{stroke:#808080;stroke-opacity:.3}.c{fill:none;stroke-width:1.5;stroke-linejoin:round}"
        + ".c0{stroke:#2f81f7;stroke-width:3}.c1{stroke:#d29922}.c2{stroke:#d29922;stroke-dasharray:5 3}"
        + ".c3{stroke:#2da44e}.c4{stroke:#e5534b;stroke-dasharray:2 2}";

    /// <summary>Draws a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The text of the file.</returns>
    public static string Draw(Comparison comparison)
    {
        int height = FirstPanel + (3 * PanelDistance) - 10;
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\">\n");
        svg.Append($"<title>{comparison.Name}</title>\n<style>{Style}</style>\n");
        AppendLegend(svg, comparison);

        var cells = new PlotFrame(FirstPanel, 3.2, 3.6, comparison.Hours);
        cells.AppendGrid(svg, "highest cell, V", 0.1, "0.0");
        var limits = new PlotFrame(FirstPanel + PanelDistance, 52, 57, comparison.Hours);
        limits.AppendGrid(svg, "charge voltage limit (CVL), V", 1, "0");
        var soc = new PlotFrame(FirstPanel + (2 * PanelDistance), 0, 100, comparison.Hours);
        soc.AppendGrid(svg, "state of charge, %", 25, "0");
        soc.AppendHours(svg, FirstHour);

        // This gateway last, so that it lies on top.
        for (int i = comparison.Runs.Count - 1; i >= 0; i--)
        {
            cells.AppendCurve(svg, comparison.Runs[i].HighestCellVolts, i);
            limits.AppendCurve(svg, comparison.Runs[i].ChargeVolts, i);
            soc.AppendCurve(svg, comparison.Runs[i].SocPercent, i);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendLegend(StringBuilder svg, Comparison comparison)
    {
        const int Columns = 3;
        const int ColumnWidth = 225;
        for (int i = 0; i < comparison.Runs.Count; i++)
        {
            int x = 10 + (i % Columns * ColumnWidth);
            int y = 14 + (i / Columns * 18);
            svg.Append($"<path class=\"c c{i}\" d=\"M{x} {y - 4}h24\"/>");
            svg.Append($"<text x=\"{x + 30}\" y=\"{y}\">{comparison.Runs[i].Law}</text>\n");
        }
    }
}
