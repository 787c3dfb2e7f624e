using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Emit;

/// <content>Score and Hessian in two phases for many parameters: weights of a sub-block to scratch, then tiles of the Hessian that fit the registers.</content>
public static partial class KernelEmitter
{
    private static void WriteTwoPhaseHessian(CodeWriter writer, KernelFormulas formulas, KernelLayout layout)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static void ScoreAndHessian(in _RowBlock rows, _ReadOnlySpan parameters, _Span score, _Span hessian, _Span scratch)
            {
                _KernelArguments.Require(parameters, ParameterCount);
                var weights = scratch.Slice(0, {{KernelLayout.SubBlockRows}});
                var lanes = scratch.Slice(weights.Length, {{KernelLayout.SumsOf(formulas.ParameterCount)}} * _LaneSums.Lanes);
                lanes.Clear();
                AddScoreAndHessian(rows, parameters, lanes, weights);
                if (_RowTail.Exists(rows))
                {
                    var tail = _RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(weights.Length + lanes.Length));
                    AddScoreAndHessian(tail, parameters, lanes, weights);
                }

                _LaneSums.Totals(lanes, score.Slice(0, ParameterCount));
                _LaneSums.Symmetric(lanes.Slice(ParameterCount * _LaneSums.Lanes), ParameterCount, hessian);
            }

            private static void AddScoreAndHessian(in _RowBlock rows, _ReadOnlySpan parameters, _Span lanes, _Span weights)
            {
                var whole = _RowTail.WholeRows(rows.Count);
                var hessian = lanes.Slice(ParameterCount * _LaneSums.Lanes);
                for (var first = 0; first < whole; first += weights.Length)
                {
                    var count = _Math.Min(weights.Length, whole - first);
                    AddScoreAndWeights(rows, first, count, parameters, lanes, weights);
            """);
        for (var tile = 0; tile < layout.Tiles.Count; tile++) writer.Lines($"        AddTile{tile}(rows, first, count, weights, hessian);");
        writer.Lines($"    }}").Lines($"}}").Gap();
        WriteScoreAndWeights(writer, formulas);
        for (var tile = 0; tile < layout.Tiles.Count; tile++) WriteTile(writer, formulas, tile, layout.Tiles[tile]);
    }

    private static void WriteScoreAndWeights(CodeWriter writer, KernelFormulas formulas)
    {
        var code = WeightCode(formulas);
        code.Statement("_Vector512.CopyTo(weight, weights.Slice(i, _LaneSums.Lanes));");
        for (var j = 0; j < formulas.ParameterCount; j++) code.AccumulateProduct($"score{j}", "residual", formulas.Design[j]);
        WriteSubBlock(
            writer,
            $"AddScoreAndWeights(in _RowBlock rows, int first, int count, _ReadOnlySpan parameters, _Span lanes, _Span weights)",
            code,
            [.. Scores(formulas.ParameterCount)]);
    }

    private static void WriteTile(CodeWriter writer, KernelFormulas formulas, int tile, IReadOnlyList<(int J, int K)> elements)
    {
        var code = new LaneCode(formulas.Definition);
        code.Statement("var weight = _Vector512.Create(weights.Slice(i, _LaneSums.Lanes));");
        foreach (var position in elements.SelectMany(element => new[] { element.J, element.K }).Distinct().OrderBy(position => position))
        {
            code.Name(formulas.Design[position], "z" + CSharpLiteral.Of(position));
        }

        foreach (var row in elements.GroupBy(element => element.J))
        {
            var weighted = WeightedColumn(code, row.Key, formulas.Design[row.Key]);
            foreach (var (j, k) in row) code.AccumulateProduct(HessianName(j, k), weighted, formulas.Design[k]);
        }

        WriteSubBlock(
            writer,
            $"AddTile{tile}(in _RowBlock rows, int first, int count, _ReadOnlySpan weights, _Span lanes)",
            code,
            [.. elements.Select(element => (HessianName(element.J, element.K), KernelLayout.PositionOf(element.J, element.K, formulas.ParameterCount)))]);
    }

    private static void WriteSubBlock(CodeWriter writer, CSharpCode signature, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        writer.Lines($"[_MethodImpl(_MethodImplOptions.AggressiveOptimization)]").Open($"private static void {signature}");
        writer.Lines(code.Setup(".Slice(first, count)"));
        WriteSums(writer, $"count", code, sums);
        writer.Close().Gap();
    }
}
