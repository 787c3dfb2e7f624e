using Cdi.Estimation.Annotations;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Estimates;

/// <summary>Expected φ of every row, put together as rows are read.</summary>
/// <param name="map">The map.</param>
/// <param name="varying">What is expected of each feature that differs between labels, in the order of the map.</param>
/// <param name="isBlankWithout">Whether a row of which nothing is known of a feature has no features at all.</param>
internal sealed class ReadFeatures(FeatureMap map, IReadOnlyList<IRowValues<double>> varying, bool isBlankWithout) : IRowColumns
{
    /// <inheritdoc/>
    public void Read(long first, int rows, Span<double> values)
    {
        for (var m = 0; m < map.Count; m++) values.Slice(m * rows, rows).Fill(map.Constants[m]);
        for (var k = 0; k < varying.Count; k++)
        {
            var own = values.Slice(map.Varying[k] * rows, rows);
            varying[k].Read(first, own);
            for (var row = 0; row < rows && isBlankWithout; row++)
            {
                if (!double.IsNaN(own[row])) continue;
                for (var m = 0; m < map.Count; m++) values[(m * rows) + row] = 0;
            }
        }
    }
}
