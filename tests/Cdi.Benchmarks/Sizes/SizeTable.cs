using System.Globalization;
using Cdi.Dsl;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Benchmarks.Sizes;

/// <summary>Time against size: a table of what compiling takes for shapes of specs that grow, and of what C# then takes for the code. Times are those of
/// the processor, the least of three, so that other programs on the machine count little; C# is compiled once.</summary>
internal static class SizeTable
{
    private const int Repetitions = 3;

    /// <summary>Prints the table.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="sought">A part of the names of the shapes that are measured; empty for all.</param>
    public static void Print(TextWriter output, string sought)
    {
        output.WriteLine($"{"shape",-38} {"size",7} {"spec kB",8} {"check ms",9} {"show ms",8} {"code kB",8} {"C# ms",8}  outcome");
        Measure(SizedSpec.All[0].Text(8));
        foreach (var shape in SizedSpec.All.Where(shape => shape.Name.Contains(sought, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var size in shape.Sizes) output.WriteLine($"{shape.Name,-38} {size,7} {Measure(shape.Text(size))}");
        }
    }

    private static string Measure(string text)
    {
        var (result, check) = Least(() => StudyCompiler.Compile("study.cdi", text, _ => null));
        var (_, show) = Least(() => Shown(text, result));
        var code = result.Sources.Sum(source => (long)source.Text.Length);
        var compile = result.Plan is null ? double.NaN : Timed(() => EmittedAssembly.Load(result.Sources.Select(source => source.Text))).Milliseconds;
        var codes = string.Join(", ", result.Diagnostics.GroupBy(each => each.Code).Select(
            group => group.Count() == 1 ? group.Key : $"{group.Count()} × {group.Key}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"{text.Length / 1000.0,8:0.0} {check,9:0} {show,8:0} {code / 1000.0,8:0} {compile,8:0}  {(codes.Length == 0 ? "compiles" : codes)}");
    }

    private static int Shown(string text, CompilationResult result)
    {
        var renderer = new DiagnosticRenderer([new SourceText("study.cdi", text)]);
        return result.Diagnostics.Sum(diagnostic => renderer.Text(diagnostic).Length);
    }

    private static (T Value, double Milliseconds) Least<T>(Func<T> work) =>
        Enumerable.Range(0, Repetitions).Select(_ => Timed(work)).MinBy(timed => timed.Milliseconds);

    private static (T Value, double Milliseconds) Timed<T>(Func<T> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var value = work();
        return (value, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }
}
