using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the kernel of a loss: a <c>readonly struct</c> of static members that compute loss, score and Hessian over blocks of rows, straight-line
/// for the loss's own parameters.</summary>
/// <remarks>
/// The formulas are the symbolic derivatives of the loss. Eight rows are computed at a time with explicit fused
/// multiply-adds; rows that do not fill eight lanes are padded with coefficients 0. Nothing is allocated.
/// </remarks>
public static partial class KernelEmitter
{
    /// <summary>The using directives that emitted kernels need, one per line.</summary>
    public static string Usings { get; } = string.Join("\n", RuntimeNames.KernelAliases.Select(alias => $"using {alias};"));

    /// <summary>The C# of a kernel type.</summary>
    /// <param name="name">Name of the type; letters and digits, a capital first.</param>
    /// <param name="summary">First sentence of its documentation, plain text.</param>
    /// <param name="loss">The loss; affine in the annotated variable.</param>
    /// <returns>The type with its documentation, to be placed in a file that holds <see cref="Usings"/>.</returns>
    /// <exception cref="ArgumentException">The loss is not affine in the annotated variable, or the name no such name.</exception>
    public static string Emit(string name, string summary, LossDefinition loss)
    {
        var writer = new CodeWriter();
        Write(writer, CSharpName.Of(name), summary, loss);
        return writer.ToString();
    }

    internal static void Write(CodeWriter writer, CSharpName name, string summary, LossDefinition loss)
    {
        var formulas = new KernelFormulas(loss);
        KernelDocumentation.Write(writer, summary, formulas);
        if (formulas.ParameterCount > KernelLayout.LargestUnrolled && formulas.Terms is { } terms)
        {
            writer.Lines(StudyFile.Attribute).Open($"public readonly struct {name} : {RuntimeNames.MEstimatorInterface}, {RuntimeNames.LinearPredictorLoss}");
            WriteLooped(writer, name, formulas, terms);
            writer.Close();
            return;
        }

        var layout = new KernelLayout(formulas);
        writer.Lines(StudyFile.Attribute).Open($"public readonly struct {name} : {RuntimeNames.MEstimatorInterface}");
        WriteShape(writer, formulas, $"{CSharpLiteral.Of(layout.ScratchLength)}");
        WriteLoss(writer, formulas);
        WriteScore(writer, formulas);
        if (layout.IsTwoPhase) WriteTwoPhaseHessian(writer, formulas, layout);
        else WriteHessian(writer, formulas);
        WriteRowScores(writer, formulas);
        writer.Close();
    }

    private static void WriteShape(CodeWriter writer, KernelFormulas formulas, CSharpCode scratchLength)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static int ParameterCount => {{formulas.ParameterCount}};

            /// <inheritdoc/>
            public static int ColumnCount => {{formulas.ColumnCount}};

            /// <inheritdoc/>
            public static int FeatureCount => {{formulas.FeatureCount}};

            /// <inheritdoc/>
            public static int ScratchLength => {{scratchLength}};
            """).Gap();
        var isCurved = formulas.Written.MayBeNonConvex;
        if (!formulas.IsBounded && !isCurved) return;
        CSharpCode tail = $"{RuntimeNames.LossTail}";
        CSharpCode known = (isCurved, formulas.IsBounded) switch
        {
            (true, true) => (CSharpCode)$"IsBounded = true, MayBeNonConvex = true",
            (true, false) => $"MayBeNonConvex = true",
            _ => $"IsBounded = true",
        };
        writer.Lines($$"""
            /// <inheritdoc/>
            public static {{tail}} Tail => {{tail}}.Exponential with { {{known}} };
            """).Gap();
    }

    private static void WriteLoss(CodeWriter writer, KernelFormulas formulas)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static double Loss(in _RowBlock rows, _ReadOnlySpan parameters, _Span scratch)
            {
                _KernelArguments.Require(parameters, ParameterCount);
                var lanes = scratch.Slice(0, _LaneSums.Lanes);
                lanes.Clear();
                AddLoss(rows, parameters, lanes);
                if (_RowTail.Exists(rows)) AddLoss(_RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(lanes.Length)), parameters, lanes);
                return _LaneSums.Total(lanes, 0);
            }
            """).Gap();
        var code = new LaneCode(formulas.Definition).Count([formulas.Loss, .. formulas.Design]);
        if (formulas.HasLinearPredictor) code.Predictor(formulas.Design);
        code.AccumulateLoss("loss", formulas.Loss);
        WriteLoop(writer, $"AddLoss", code, [("loss", 0)]);
    }

    private static void WriteScore(CodeWriter writer, KernelFormulas formulas)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static void Score(in _RowBlock rows, _ReadOnlySpan parameters, _Span score, _Span scratch)
            {
                _KernelArguments.Require(parameters, ParameterCount);
                var lanes = scratch.Slice(0, ParameterCount * _LaneSums.Lanes);
                lanes.Clear();
                AddScore(rows, parameters, lanes);
                if (_RowTail.Exists(rows)) AddScore(_RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(lanes.Length)), parameters, lanes);
                _LaneSums.Totals(lanes, score.Slice(0, ParameterCount));
            }
            """).Gap();
        var code = ScoreCode(formulas);
        for (var j = 0; j < formulas.ParameterCount; j++)
        {
            if (formulas.HasLinearPredictor) code.AccumulateProduct($"score{j}", "residual", formulas.Design[j]);
            else code.Accumulate($"score{j}", formulas.Score[j]);
        }

        WriteLoop(writer, $"AddScore", code, [.. Scores(formulas.ParameterCount)]);
    }

    private static void WriteRowScores(CodeWriter writer, KernelFormulas formulas)
    {
        writer.Lines($$"""
            /// <inheritdoc/>
            public static void RowScores(in _RowBlock rows, _ReadOnlySpan parameters, _Span scores, int stride, _Span scratch)
            {
                _KernelArguments.Require(parameters, ParameterCount);
                WriteScores(rows, parameters, scores, stride);
                if (!_RowTail.Exists(rows)) return;
                var lanes = scratch.Slice(0, ParameterCount * _LaneSums.Lanes);
                WriteScores(_RowTail.Of(rows, ColumnCount, FeatureCount, scratch.Slice(lanes.Length)), parameters, lanes, _LaneSums.Lanes);
                _RowTail.CopyScores(lanes, ParameterCount, rows.Count, scores, stride);
            }
            """).Gap();
        var code = ScoreCode(formulas);
        for (var j = 0; j < formulas.ParameterCount; j++)
        {
            var value = formulas.HasLinearPredictor
                ? formulas.Design[j] == LossExpression.One ? "residual" : $"residual * {code.Operand(formulas.Design[j])}"
                : code.Value(formulas.Score[j]);
            var offset = j switch { 0 => "i", 1 => "stride + i", _ => $"({j} * stride) + i" };
            code.Statement($"_Vector512.CopyTo({value}, scores.Slice({offset}, _LaneSums.Lanes));");
        }

        writer.Lines($"[_MethodImpl(_MethodImplOptions.AggressiveOptimization)]")
            .Open($"private static void WriteScores(in _RowBlock rows, _ReadOnlySpan parameters, _Span scores, int stride)");
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

    private static void WriteLoop(CodeWriter writer, CSharpCode method, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        writer.Lines($"[_MethodImpl(_MethodImplOptions.AggressiveOptimization)]")
            .Open($"private static void {method}(in _RowBlock rows, _ReadOnlySpan parameters, _Span lanes)");
        WriteRows(writer, code, sums);
        writer.Close().Gap();
    }

    private static void WriteRows(CodeWriter writer, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        writer.Lines($"var whole = _RowTail.WholeRows(rows.Count);").Lines(code.Setup());
        WriteSums(writer, $"whole", code, sums);
    }

    private static void WriteSums(CodeWriter writer, CSharpCode count, LaneCode code, IReadOnlyList<(string Name, int Position)> sums)
    {
        foreach (var (name, _) in sums) writer.Lines($"var {ArithmeticCode.Of(name)} = _Lanes.Zero;");
        writer.Open($"for (var i = 0; i < {count}; i += _LaneSums.Lanes)").Lines(code.Body).Close().Gap();
        writer.Lines(code.Finish);
        foreach (var (name, position) in sums) writer.Lines($"_LaneSums.Add(lanes, {position}, {ArithmeticCode.Of(name)});");
    }
}
