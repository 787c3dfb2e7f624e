using System.Collections.Immutable;

namespace Cdi.Estimation.Moments;

/// <summary>Which rows share an effect that a linear predictor has beside its terms: one or two groupings of the same rows.</summary>
internal sealed class EffectGroups
{
    private readonly int[][] codes;

    /// <summary>Describes groupings.</summary>
    /// <param name="codes">Of each grouping the group of every row, from 0; one or two.</param>
    /// <exception cref="ArgumentException">There are none or more than two, or their lengths differ.</exception>
    public EffectGroups(params int[][] codes)
    {
        if (codes.Length is 0 or > 2) throw new ArgumentException("Effects are of one or two groupings.", nameof(codes));
        if (codes.Any(each => each.Length != codes[0].Length)) throw new ArgumentException("The groupings differ in length.", nameof(codes));
        this.codes = codes;
        Counts = [.. codes.Select(each => each.Length == 0 ? 0 : each.Max() + 1)];
        (CellOf, Cells) = Crossed();
    }

    /// <summary>How many groupings there are.</summary>
    public int Count => codes.Length;

    /// <summary>How many groups each grouping has.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>n: the cell of each row, numbered from 0 in the order of first rows. Rows of a cell share every group.</summary>
    public int[] CellOf { get; }

    /// <summary>The groups of each cell, one for each grouping.</summary>
    public int[][] Cells { get; }

    /// <summary>The group of each row.</summary>
    public int[] Of(int grouping) => codes[grouping];

    /// <summary>The groupings of chosen rows.</summary>
    public EffectGroups Take(int[] rows) => new([.. codes.Select(each => rows.Select(row => each[row]).ToArray())]);

    /// <summary>Whether rows of a group of a grouping always share a code.</summary>
    /// <param name="grouping">The grouping.</param>
    /// <param name="rows">Rows that count.</param>
    /// <param name="codeOf">The code of each row that counts.</param>
    public bool IsNested(int grouping, ReadOnlySpan<int> rows, ReadOnlySpan<int> codeOf)
    {
        var own = new int[Counts[grouping]];
        Array.Fill(own, -1);
        for (var k = 0; k < rows.Length; k++)
        {
            ref var known = ref own[codes[grouping][rows[k]]];
            if (known >= 0 && known != codeOf[k]) return false;
            known = codeOf[k];
        }

        return true;
    }

    private (int[] CellOf, int[][] Cells) Crossed()
    {
        if (codes.Length == 1) return (codes[0], [.. Enumerable.Range(0, Counts[0]).Select(group => new[] { group })]);
        var (numbers, cells, cellOf) = (new Dictionary<(int, int), int>(), new List<int[]>(), new int[codes[0].Length]);
        for (var row = 0; row < cellOf.Length; row++)
        {
            var pair = (codes[0][row], codes[1][row]);
            if (!numbers.TryGetValue(pair, out cellOf[row]))
            {
                numbers.Add(pair, cellOf[row] = cells.Count);
                cells.Add([pair.Item1, pair.Item2]);
            }
        }

        return (cellOf, [.. cells]);
    }
}
