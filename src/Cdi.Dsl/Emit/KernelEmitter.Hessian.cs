using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Emit;

/// <content>Score and Hessian in one pass, for few parameters or a loss without a linear predictor.</content>
public static partial class KernelEmitter
{
    private static void WriteHessian(CodeWriter writer, KernelFormulas formulas)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static void ScoreAndHessian(in _RowBlock rows, _ReadOnlySpan parameters, _Span score, _Span hessian, _Span scratch)
            {
                _KernelArguments.Require(parameters, ParameterCount);
                var lanes = scratch.Slice(0, {{KernelLayout.SumsOf(formulas.ParameterCount)}} * _LaneSums.Lanes);
                lanes.Clear();
                AddScoreAndHessian(rows, parameters, lanes);
                if (_RowTail.Exists(rows)) AddScoreAndHessian(_RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(lanes.Length)), parameters, lanes);
                _LaneSums.Totals(lanes, score.Slice(0, ParameterCount));
                _LaneSums.Symmetric(lanes.Slice(ParameterCount * _LaneSums.Lanes), ParameterCount, hessian);
            }
            """).Gap();
        var code = formulas.HasLinearPredictor ? PredictorHessian(formulas) : GeneralHessian(formulas);
        var size = formulas.ParameterCount;
        var elements = UpperTriangle(formulas).Select(pair => (HessianName(pair.J, pair.K), size + KernelLayout.PositionOf(pair.J, pair.K, size)));
        WriteLoop(writer, $"AddScoreAndHessian", code, [.. Scores(size), .. elements]);
    }

    private static LaneCode PredictorHessian(KernelFormulas formulas)
    {
        var code = WeightCode(formulas);
        for (var j = 0; j < formulas.ParameterCount; j++)
        {
            code.AccumulateProduct($"score{j}", "residual", formulas.Design[j]);
            var row = WeightedColumn(code, j, formulas.Design[j]);
            for (var k = j; k < formulas.ParameterCount; k++) code.AccumulateProduct(HessianName(j, k), row, formulas.Design[k]);
        }

        return code;
    }

    private static LaneCode GeneralHessian(KernelFormulas formulas)
    {
        var pairs = UpperTriangle(formulas).ToList();
        var elements = pairs.Select(pair => formulas.Hessian(pair.J, pair.K)).ToList();
        var code = new LaneCode(formulas.Definition).Count(formulas.Score.Concat(elements));
        for (var j = 0; j < formulas.ParameterCount; j++) code.Accumulate($"score{j}", formulas.Score[j]);
        for (var e = 0; e < elements.Count; e++) code.Accumulate(HessianName(pairs[e].J, pairs[e].K), elements[e]);
        return code;
    }

    private static LaneCode WeightCode(KernelFormulas formulas)
    {
        var code = new LaneCode(formulas.Definition).Count([formulas.Residual, formulas.Weight]);
        code.Predictor(formulas.Design);
        code.Define("residual", formulas.Residual);
        code.Define("weight", formulas.Weight);
        return code;
    }

    // h·zⱼ, shared by a row of the Hessian.
    private static string WeightedColumn(LaneCode code, int j, LossExpression column)
    {
        if (column == LossExpression.One) return "weight";
        code.Statement($"var w{j} = weight * {code.Operand(column)};");
        return "w" + CSharpLiteral.Of(j);
    }

    private static string HessianName(int j, int k) => $"hessian{j}_{k}";

    // Elements that are 0 for every row are left at 0.
    private static IEnumerable<(int J, int K)> UpperTriangle(KernelFormulas formulas) =>
        from j in Enumerable.Range(0, formulas.ParameterCount)
        from k in Enumerable.Range(j, formulas.ParameterCount - j)
        where formulas.HasLinearPredictor || formulas.Hessian(j, k) != LossExpression.Zero
        select (j, k);
}
