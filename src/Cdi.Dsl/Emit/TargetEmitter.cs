using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the reported functions of an estimand's parameters with their gradients.</summary>
internal static class TargetEmitter
{
    /// <summary>The C# expression that makes the runtime's target.</summary>
    public static CSharpCode Construction(EstimandPlan estimand, EstimandNames names, int target)
    {
        var plan = estimand.Targets[target];
        CSharpCode scale = $"{RuntimeNames.Scale}.{plan.Scale}";
        if (plan.Rows is { } rows)
        {
            CSharpCode given = (rows.AreGiven, rows.AreShares) switch
            {
                (true, true) => (CSharpCode)$" {{ AreGiven = true, AreShares = true }}",
                (true, false) => $" {{ AreGiven = true }}",
                (false, true) => $" {{ AreShares = true }}",
                _ => $"",
            };
            CSharpCode functions = $"{names.TargetsType}.Rows{target}, {names.TargetsType}.RowGradients{target}";
            CSharpCode value = $"{names.TargetsType}.Value{target}, {names.TargetsType}.Gradient{target}";
            return $"{RuntimeNames.Target}.OfRows({Of(plan.Term)}, {scale}, new({rows.Functions.Count}, {functions}, {value}){given})";
        }

        return plan.Value is LossExpression.Parameter parameter
            ? (CSharpCode)$"{RuntimeNames.Target}.Coefficient({parameter.Position}, {Of(plan.Term)}, {scale}, {estimand.Loss.Parameters.Count})"
            : $"new {RuntimeNames.Target}({Of(plan.Term)}, {scale}, {names.TargetsType}.Value{target}, {names.TargetsType}.Gradient{target})";
    }

    /// <summary>Writes a class with the functions that are not plain parameters, where there are any.</summary>
    public static void Write(CodeWriter writer, EstimandPlan estimand, EstimandNames names)
    {
        var written = Enumerable.Range(0, estimand.Targets.Count)
            .Where(i => estimand.Targets[i] is { Rows: not null } or { Value: not LossExpression.Parameter }).ToList();
        if (written.Count == 0) return;
        writer.Lines(StudyFile.Attribute).Open($"private static class {names.Targets}");
        foreach (var target in written)
        {
            if (estimand.Targets[target].Rows is { } rows) WriteTarget(writer, estimand, target, rows);
            else WriteTarget(writer, estimand, target);
        }

        writer.Close().Gap();
    }

    private static void WriteTarget(CodeWriter writer, EstimandPlan estimand, int target)
    {
        var plan = estimand.Targets[target];
        var printer = new LossPrinter(estimand.Loss);
        var value = new TargetExpression(plan.Value, estimand.Loss.Parameters.Count);
        writer.Summary($"{plan.Term}: {printer.Print(plan.Value)}.");
        writer.Lines($"public static double Value{target}(_ReadOnlySpan parameters) => {Scalar(plan.Value)};").Gap();
        writer.Summary($"Its gradient: ({string.Join(", ", value.Gradient.Select(printer.Print))}).");
        writer.Open($"public static void Gradient{target}(_ReadOnlySpan parameters, _Span gradient)");
        for (var j = 0; j < value.Gradient.Count; j++) writer.Lines($"gradient[{j}] = {Scalar(value.Gradient[j])};");
        writer.Close().Gap();
    }

    // Functions of a row first, then what is made of their averages, which stand in the place of columns.
    private static void WriteTarget(CodeWriter writer, EstimandPlan estimand, int target, RowAveragesPlan rows)
    {
        var plan = estimand.Targets[target];
        var (functions, size) = (rows.Functions, estimand.Loss.Parameters.Count);
        writer.Summary($"{plan.Term}: what is averaged over rows.");
        writer.Open($"public static void Rows{target}(_ReadOnlySpan parameters, _ReadOnlySpan columns, _Span values)");
        WriteIndices(writer, functions);
        for (var k = 0; k < functions.Count; k++) writer.Lines($"values[{k}] = {Scalar(Shifted(functions, k, functions[k].Value))};");
        writer.Close().Gap();
        writer.Summary($"{plan.Term}: gradients of what is averaged, by the parameters.");
        writer.Open($"public static void RowGradients{target}(_ReadOnlySpan parameters, _ReadOnlySpan columns, _Span values)");
        WriteIndices(writer, functions);
        for (var k = 0; k < functions.Count; k++) WriteGradient(writer, functions, k, size);
        writer.Close().Gap();
        writer.Summary($"{plan.Term}, with averages over rows in the place of columns.");
        writer.Lines($"public static double Value{target}(_ReadOnlySpan parameters, _ReadOnlySpan columns) => {Scalar(plan.Value)};").Gap();
        writer.Summary($"Its gradient by the parameters, then by the averages.");
        writer.Open($"public static void Gradient{target}(_ReadOnlySpan parameters, _ReadOnlySpan columns, _Span gradient)");
        for (var j = 0; j < size; j++) writer.Lines($"gradient[{j}] = {Scalar(plan.Value.Differentiate(new LossExpression.Parameter(j)))};");
        for (var k = 0; k < functions.Count; k++)
            writer.Lines($"gradient[{size + k}] = {Scalar(plan.Value.Differentiate(new LossExpression.Column(k)))};");
        writer.Close().Gap();
    }

    private static void WriteIndices(CodeWriter writer, EquatableArray<RowFunctionPlan> functions)
    {
        for (var k = 0; k < functions.Count; k++)
        {
            var first = First(functions, k);
            for (var i = 0; i < functions[k].Indices.Count; i++) writer.Lines($"var eta{first + i} = {Scalar(functions[k].Indices[i])};");
        }
    }

    private static void WriteGradient(CodeWriter writer, EquatableArray<RowFunctionPlan> functions, int position, int size)
    {
        var (function, first) = (functions[position], First(functions, position));
        var slopes = function.Slopes;
        for (var i = 0; i < slopes.Count; i++) writer.Lines($"var slope{first + i} = {Scalar(Shifted(functions, position, slopes[i]))};");
        for (var j = 0; j < size; j++)
        {
            var terms = Enumerable.Range(0, slopes.Count).Where(i => function.Along(i, j) != LossExpression.Zero)
                .Select(i => (CSharpCode)$"(slope{first + i} * ({Scalar(function.Along(i, j))}))").ToList();
            if (function.Direct(j) is var direct && direct != LossExpression.Zero) terms.Add($"({Scalar(Shifted(functions, position, direct))})");
            CSharpCode sum = terms.Count == 0 ? (CSharpCode)$"0" : CSharpCode.Joined($" + ", terms);
            writer.Lines($"values[{(position * size) + j}] = {sum};");
        }
    }

    // Indices of all functions of a target have numbers one after the other.
    private static LossExpression Shifted(EquatableArray<RowFunctionPlan> functions, int position, LossExpression value) => value.Substitute(
        leaf => leaf is LossExpression.Index index ? new LossExpression.Index(First(functions, position) + index.Position) : leaf);

    private static int First(EquatableArray<RowFunctionPlan> functions, int position) => functions.Take(position).Sum(function => function.Indices.Count);

    private static ArithmeticCode Scalar(LossExpression expression) => ArithmeticCode.Of(ScalarCode.Of(expression));
}
