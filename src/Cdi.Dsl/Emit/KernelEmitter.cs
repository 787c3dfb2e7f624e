using Cdi.Dsl.Losses;
using static Cdi.Dsl.Emit.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the kernel of a loss: a <c>readonly struct</c> of static members that compute loss, score and Hessian over blocks of rows, straight-line for the loss's own parameters.</summary>
/// <remarks>
/// The formulas are the symbolic derivatives of the loss. Eight rows are computed at a time with explicit fused
/// multiply-adds; rows that do not fill eight lanes are padded with coefficients 0. Nothing is allocated.
/// </remarks>
public static partial class KernelEmitter
{
    /// <summary>The using directives that emitted kernels need, one per line.</summary>
    public static string Usings { get; } = string.Join("\n", Imports.Select(import => $"using {import};"));

    /// <summary>What emitted kernels import: namespaces and aliases.</summary>
    internal static IReadOnlyList<string> Imports =>
    [
        RuntimeNames.System,
        RuntimeNames.CompilerServices,
        $"IMEstimator = {RuntimeNames.MEstimatorInterface}",
        $"LaneSums = {RuntimeNames.LaneSums}",
        $"Lanes = {RuntimeNames.Vector512}<double>",
        $"RowBlock = {RuntimeNames.RowBlock}",
        $"RowTail = {RuntimeNames.RowTail}",
        $"SoftplusSum = {RuntimeNames.SoftplusSum}",
        $"Vector512 = {RuntimeNames.Vector512}",
        $"VectorMath = {RuntimeNames.VectorMath}",
    ];

    /// <summary>The C# of a kernel type.</summary>
    /// <param name="name">Name of the type; a C# identifier.</param>
    /// <param name="summary">First sentence of its documentation, plain text.</param>
    /// <param name="loss">The loss; affine in the annotated variable.</param>
    /// <returns>The type with its documentation, to be placed in a file that holds <see cref="Usings"/>.</returns>
    /// <exception cref="ArgumentException">The loss is not affine in the annotated variable.</exception>
    public static string Emit(string name, string summary, LossDefinition loss)
    {
        var writer = new CodeWriter();
        Write(writer, name, summary, loss);
        return writer.ToString();
    }

    internal static void Write(CodeWriter writer, string name, string summary, LossDefinition loss)
    {
        var formulas = new KernelFormulas(loss);
        var layout = new KernelLayout(formulas);
        KernelDocumentation.Write(writer, summary, formulas);
        writer.Open($"public readonly struct {name} : IMEstimator");
        WriteShape(writer, formulas, layout);
        WriteLoss(writer, formulas);
        WriteScore(writer, formulas);
        if (layout.IsTwoPhase) WriteTwoPhaseHessian(writer, formulas, layout);
        else WriteHessian(writer, formulas);
        WriteRowScores(writer, formulas);
        writer.Close();
    }

    private static void WriteShape(CodeWriter writer, KernelFormulas formulas, KernelLayout layout)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static int ParameterCount => {{formulas.ParameterCount}};

            /// <inheritdoc/>
            public static int ColumnCount => {{formulas.ColumnCount}};

            /// <inheritdoc/>
            public static int FeatureCount => {{formulas.FeatureCount}};

            /// <inheritdoc/>
            public static int ScratchLength => {{layout.ScratchLength}};

            /// <inheritdoc/>
            public static void Features(double value, Span<double> features)
            {
                features[0] = 1;
            """);
        if (formulas.FeatureCount == 2) writer.Lines("    features[1] = value;");
        writer.Lines("}").Gap();
    }

    private static void WriteLoss(CodeWriter writer, KernelFormulas formulas)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
            {
                var lanes = scratch.Slice(0, LaneSums.Lanes);
                lanes.Clear();
                AddLoss(rows, parameters, lanes);
                if (RowTail.Exists(rows)) AddLoss(RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(lanes.Length)), parameters, lanes);
                return LaneSums.Total(lanes, 0);
            }
            """).Gap();
        var code = new LaneCode(formulas.Definition).Count([formulas.Loss, .. formulas.Design]);
        if (formulas.HasLinearPredictor) code.Predictor(formulas.Design);
        code.AccumulateLoss("loss", formulas.Loss);
        WriteLoop(writer, "AddLoss", code, [("loss", 0)]);
    }

    private static void WriteScore(CodeWriter writer, KernelFormulas formulas)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
            {
                var lanes = scratch.Slice(0, ParameterCount * LaneSums.Lanes);
                lanes.Clear();
                AddScore(rows, parameters, lanes);
                if (RowTail.Exists(rows)) AddScore(RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(lanes.Length)), parameters, lanes);
                LaneSums.Totals(lanes, score.Slice(0, ParameterCount));
            }
            """).Gap();
        var code = ScoreCode(formulas);
        for (var j = 0; j < formulas.ParameterCount; j++)
        {
            if (formulas.HasLinearPredictor) code.AccumulateProduct($"score{j}", "residual", formulas.Design[j]);
            else code.Accumulate($"score{j}", formulas.Score[j]);
        }

        WriteLoop(writer, "AddScore", code, [.. Scores(formulas.ParameterCount)]);
    }

    private static void WriteRowScores(CodeWriter writer, KernelFormulas formulas)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
            {
                WriteScores(rows, parameters, scores, stride);
                if (!RowTail.Exists(rows)) return;
                var lanes = scratch.Slice(0, ParameterCount * LaneSums.Lanes);
                WriteScores(RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(lanes.Length)), parameters, lanes, LaneSums.Lanes);
                RowTail.CopyScores(lanes, ParameterCount, rows.Count, scores, stride);
            }
            """).Gap();
        var code = ScoreCode(formulas);
        for (var j = 0; j < formulas.ParameterCount; j++)
        {
            var value = formulas.HasLinearPredictor
                ? formulas.Design[j] == LossExpression.One ? "residual" : $"residual * {code.Operand(formulas.Design[j])}"
                : code.Value(formulas.Score[j]);
            var offset = j switch { 0 => "i", 1 => "stride + i", _ => $"({j} * stride) + i" };
            code.Statement($"Vector512.CopyTo({value}, scores.Slice({offset}, LaneSums.Lanes));");
        }

        writer.Lines("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Open($"private static void WriteScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride)");
        WriteRows(writer, code, []);
        writer.Close().Gap();
    }

    private static LaneCode ScoreCode(KernelFormulas formulas)
    {
        if (!formulas.HasLinearPredictor) return new LaneCode(formulas.Definition).Count(formulas.Score);
        var code = new LaneCode(formulas.Definition).Count([formulas.Residual]);
        code.Predictor(formulas.Design);
        code.Define("residual", formulas.Residual);
        return code;
    }

    private static IEnumerable<(string Name, int Position)> Scores(int count) => Enumerable.Range(0, count).Select(j => ($"score{j}", j));

    private static void WriteLoop(CodeWriter writer, string method, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        writer.Lines("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Open($"private static void {method}(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> lanes)");
        WriteRows(writer, code, sums);
        writer.Close().Gap();
    }

    private static void WriteRows(CodeWriter writer, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        writer.Lines("var whole = RowTail.WholeRows(rows.Count);").Lines(code.Setup());
        WriteSums(writer, "whole", code, sums);
    }

    private static void WriteSums(CodeWriter writer, string count, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        foreach (var (name, _) in sums) writer.Lines($"var {name} = Lanes.Zero;");
        writer.Open($"for (var i = 0; i < {count}; i += LaneSums.Lanes)").Lines(code.Body).Close().Gap();
        writer.Lines(code.Finish);
        foreach (var (name, position) in sums) writer.Lines($"LaneSums.Add(lanes, {position}, {name});");
    }
}
