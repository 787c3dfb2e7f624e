using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Emit;

/// <content>Many parameters: the kernel says which columns its terms multiply and how loss, residual and weight follow from the predictor; the runtime
/// loops over the columns.</content>
public static partial class KernelEmitter
{
    private static void WriteLooped(CodeWriter writer, CSharpName name, KernelFormulas formulas, EquatableArray<EquatableArray<int>> terms)
    {
        CSharpCode kernel = $"{RuntimeNames.LinearPredictorKernel}<{name}>";
        WriteShape(writer, formulas, $"{kernel}.ScratchLength");
        writer.Lines($$"""
            /// <inheritdoc/>
            public static {{RuntimeNames.Integers}} Terms => [{{ArithmeticCode.Of(Flat(terms))}}];

            /// <inheritdoc/>
            public static double Loss(in _RowBlock rows, _ReadOnlySpan parameters, _Span scratch) => {{kernel}}.Loss(rows, parameters, scratch);

            /// <inheritdoc/>
            public static void Score(in _RowBlock rows, _ReadOnlySpan parameters, _Span score, _Span scratch) =>
                {{kernel}}.Score(rows, parameters, score, scratch);

            /// <inheritdoc/>
            public static void ScoreAndHessian(in _RowBlock rows, _ReadOnlySpan parameters, _Span score, _Span hessian, _Span scratch) =>
                {{kernel}}.ScoreAndHessian(rows, parameters, score, hessian, scratch);

            /// <inheritdoc/>
            public static void RowScores(in _RowBlock rows, _ReadOnlySpan parameters, _Span scores, int stride, _Span scratch) =>
                {{kernel}}.RowScores(rows, parameters, scores, stride, scratch);
            """).Gap();
        WriteLossOfPart(writer, formulas);
        WriteResiduals(writer, formulas);
        WriteResidualsAndWeights(writer, formulas);
    }

    private static void WriteLossOfPart(CodeWriter writer, KernelFormulas formulas)
    {
        var code = new LaneCode(formulas.Definition).Count([formulas.Loss]);
        code.GivenPredictor();
        code.AccumulateLoss("loss", formulas.Loss);
        WritePart(writer, $"AddLoss(in _RowBlock rows, int first, _ReadOnlySpan predictor, _Span lanes)", code, [("loss", 0)]);
    }

    private static void WriteResiduals(CodeWriter writer, KernelFormulas formulas)
    {
        var code = new LaneCode(formulas.Definition).Count([formulas.Residual]);
        code.GivenPredictor();
        code.Define("residual", formulas.Residual);
        code.Statement("_Vector512.CopyTo(residual, predictor.Slice(i, _LaneSums.Lanes));");
        WritePart(writer, $"Residuals(in _RowBlock rows, int first, _Span predictor)", code, []);
    }

    private static void WriteResidualsAndWeights(CodeWriter writer, KernelFormulas formulas)
    {
        var code = new LaneCode(formulas.Definition).Count([formulas.Residual, formulas.Weight]);
        code.GivenPredictor();
        code.Define("residual", formulas.Residual);
        code.Define("weight", formulas.Weight);
        code.Statement("_Vector512.CopyTo(residual, predictor.Slice(i, _LaneSums.Lanes));");
        code.Statement("_Vector512.CopyTo(weight, weights.Slice(i, _LaneSums.Lanes));");
        WritePart(writer, $"ResidualsAndWeights(in _RowBlock rows, int first, _Span predictor, _Span weights)", code, []);
    }

    private static void WritePart(CodeWriter writer, CSharpCode signature, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        writer.Lines($"/// <inheritdoc/>").Lines($"[_MethodImpl(_MethodImplOptions.AggressiveOptimization)]").Open($"public static void {signature}");
        writer.Lines(code.Setup(".Slice(first, predictor.Length)"));
        WriteSums(writer, $"predictor.Length", code, sums);
        writer.Close().Gap();
    }

    // How many columns a term multiplies, then which.
    private static string Flat(EquatableArray<EquatableArray<int>> terms) =>
        string.Join(", ", terms.SelectMany(term => term.Prepend(term.Count)).Select(CSharpLiteral.Of));
}
