using System.Diagnostics;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;
using Cdi.Estimation.MEstimation;
using MathNet.Numerics;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Runs one program of emitted kernels in processes that differ in the instructions they may use.</summary>
public sealed class KernelBitsTests : IDisposable
{
    private const string Program = """
        using System;
        using System.Runtime.Intrinsics;
        using Cdi.Estimation.MEstimation;

        internal static class Program
        {
            private static ulong hash = 14695981039346656037;

            private static void Main()
            {
                Run<Emitted.Kernel0>();
                Run<Emitted.Kernel1>();
                Run<Emitted.Kernel2>();
                Run<Emitted.Kernel3>();
                Console.WriteLine($"{hash:x16} {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)}");
            }

            private static void Run<T>() where T : struct, IMEstimator
            {
                const int Rows = 300;
                var state = 88172645463325252UL;
                double Next() { state ^= state << 13; state ^= state >> 7; state ^= state << 17; return (state >> 11) / 4503599627370496.0 - 1; }
                double[] Numbers(int count) { var numbers = new double[count]; for (var i = 0; i < count; i++) numbers[i] = Next(); return numbers; }
                var block = new RowBlock(Numbers(Rows * T.ColumnCount), Numbers(Rows * T.FeatureCount), Rows, 0, Rows);
                var theta = Numbers(T.ParameterCount);
                var scratch = new double[T.ScratchLength];
                var (score, hessian, scores) = (new double[theta.Length], new double[theta.Length * theta.Length], new double[theta.Length * Rows]);
                Add(T.Loss(block, theta, scratch));
                T.Score(block, theta, score, scratch);
                foreach (var value in score) Add(value);
                T.ScoreAndHessian(block, theta, score, hessian, scratch);
                foreach (var value in hessian) Add(value);
                T.RowScores(block, theta, scores, Rows, scratch);
                foreach (var value in scores) Add(value);
            }

            private static void Add(double value) => hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211;
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("cdi-bits-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Bits_do_not_depend_on_the_vector_instructions_of_the_machine()
    {
        var program = Path.Combine(folder, "bits.dll");
        EmittedCode.CompileProgram(program, EmittedCode.File(Losses().Select((loss, i) => KernelEmitter.Emit("Kernel" + i, "A loss under test", loss))),
            Program);
        foreach (var assembly in new[] { typeof(IMEstimator).Assembly, typeof(SpecialFunctions).Assembly })
        {
            File.Copy(assembly.Location, Path.Combine(folder, Path.GetFileName(assembly.Location)));
        }

        var plain = Run(program);
        var narrow = Run(program, "DOTNET_EnableAVX512", "DOTNET_EnableAVX512F", "DOTNET_EnableEVEX");
        var none = Run(program, "DOTNET_EnableHWIntrinsic");
        Assert.Equal([plain[0], plain[0]], [narrow[0], none[0]]);
        Assert.NotEqual("512", narrow[1]);
        Assert.Equal("0", none[1]);
    }

    private static IEnumerable<LossDefinition> Losses() =>
    [
        ModelLosses.Logistic(ModelKernelTests.Terms(3), ModelKernelTests.Columns(3)),
        ModelLosses.Poisson(ModelKernelTests.Terms(10), ModelKernelTests.Columns(10)),
        ModelLosses.GroupMeans("group", "otherwise", "within"),
        RandomLoss.Of(11).Definition,
    ];

    private string[] Run(string program, params string[] disabled)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", "--runtimeconfig", Path.ChangeExtension(typeof(KernelBitsTests).Assembly.Location, "runtimeconfig.json"),
            program })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var setting in disabled) start.Environment[setting] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim().Split(' ');
    }
}
