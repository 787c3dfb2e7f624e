using Cdi.Dsl.Emit.Encoders;

namespace Cdi.Dsl.Emit;

/// <summary>Names of the runtime that emitted code refers to, from the root, so that no name of a study can stand before them. The compiler knows the
/// runtime by these names only.</summary>
internal static class RuntimeNames
{
    public static readonly CSharpCode GeneratedCode = $"global::System.CodeDom.Compiler.GeneratedCode";
    public static readonly CSharpCode DateOnly = $"global::System.DateOnly";
    public static readonly CSharpCode CultureInfo = $"global::System.Globalization.CultureInfo";
    public static readonly CSharpCode ArgumentException = $"global::System.ArgumentException";
    public static readonly CSharpCode ArgumentOutOfRangeException = $"global::System.ArgumentOutOfRangeException";
    public static readonly CSharpCode InvalidOperationException = $"global::System.InvalidOperationException";
    public static readonly CSharpCode Task = $"global::System.Threading.Tasks.Task";
    public static readonly CSharpCode CancellationToken = $"global::System.Threading.CancellationToken";
    public static readonly CSharpCode Enumerable = $"global::System.Collections.Generic.IEnumerable";
    public static readonly CSharpCode ListOfTexts = $"global::System.Collections.Generic.IReadOnlyList<string>";
    public static readonly CSharpCode Integers = $"global::System.ReadOnlySpan<int>";
    public static readonly CSharpCode Numbers = $"global::System.ReadOnlyMemory<double>";

    public static readonly CSharpCode CorpusTable = $"global::Cdi.Corpus.CorpusTable";
    public static readonly CSharpCode CorpusRows = $"global::Cdi.Corpus.CorpusRows";
    public static readonly CSharpCode RowCells = $"global::Cdi.Corpus.RowCells";
    public static readonly CSharpCode FactorColumn = $"global::Cdi.Corpus.FactorColumn";
    public static readonly CSharpCode ColumnType = $"global::Cdi.Corpus.ColumnType";
    public static readonly CSharpCode CorpusFormat = $"global::Cdi.Corpus.CorpusFormat";
    public static readonly CSharpCode BasisKind = $"global::Cdi.Corpus.BasisKind";
    public static readonly CSharpCode Quoting = $"global::Cdi.Corpus.Quoting";
    public static readonly CSharpCode RowComparison = $"global::Cdi.Corpus.RowComparison";
    public static readonly CSharpCode ContainsAny = $"global::Cdi.Corpus.ContainsAny";
    public static readonly CSharpCode WordMatch = $"global::Cdi.Corpus.WordMatch";
    public static readonly CSharpCode LabelAggregate = $"global::Cdi.Corpus.LabelAggregate";
    public static readonly CSharpCode LabelMap = $"global::Cdi.Corpus.LabelMap";

    public static readonly CSharpCode MEstimatorInterface = $"global::Cdi.Estimation.MEstimation.IMEstimator";
    public static readonly CSharpCode LinearPredictorLoss = $"global::Cdi.Estimation.MEstimation.ILinearPredictorLoss";
    public static readonly CSharpCode LossTail = $"global::Cdi.Estimation.MEstimation.LossTail";
    public static readonly CSharpCode LinearPredictorKernel = $"global::Cdi.Estimation.MEstimation.LinearPredictorKernel";
    public static readonly CSharpCode MEstimator = $"global::Cdi.Estimation.MEstimation.MEstimator";
    public static readonly CSharpCode Target = $"global::Cdi.Estimation.MEstimation.Target";
    public static readonly CSharpCode Scale = $"global::Cdi.Estimation.MEstimation.Scale";
    public static readonly CSharpCode MethodKind = $"global::Cdi.Estimation.Rectification.MethodKind";
    public static readonly CSharpCode MeasureKind = $"global::Cdi.Estimation.Replays.MeasureKind";
    public static readonly CSharpCode DesignKind = $"global::Cdi.Estimation.Designs.DesignKind";
    public static readonly CSharpCode DrawMethod = $"global::Cdi.Estimation.Sampling.DrawMethod";
    public static readonly CSharpCode Generalise = $"global::Cdi.Estimation.Variance.Generalise";
    public static readonly CSharpCode VarianceEstimator = $"global::Cdi.Estimation.Variance.VarianceEstimator";
    public static readonly CSharpCode IntervalRule = $"global::Cdi.Estimation.Variance.IntervalRule";
    public static readonly CSharpCode CalibrationModel = $"global::Cdi.Estimation.Prediction.CalibrationModel";
    public static readonly CSharpCode ResampleRefit = $"global::Cdi.Estimation.Variance.ResampleRefit";
    public static readonly CSharpCode NumberPrecision = $"global::Cdi.Studies.Definitions.NumberPrecision";
    public static readonly CSharpCode Alternative = $"global::Cdi.Estimation.Variance.Alternative";

    public static readonly CSharpCode Study = $"global::Cdi.Studies.IStudy";
    public static readonly CSharpCode StudyRun = $"global::Cdi.Studies.StudyRun";
    public static readonly CSharpCode StudyRunOptions = $"global::Cdi.Studies.StudyRunOptions";
    public static readonly CSharpCode StudyException = $"global::Cdi.Studies.StudyException";
    public static readonly CSharpCode SpecSource = $"global::Cdi.Studies.SpecSource";
    public static readonly CSharpCode Cells = $"global::Cdi.Studies.Cells";
    public static readonly CSharpCode StudyDefinition = $"global::Cdi.Studies.Definitions.StudyDefinition";
    public static readonly CSharpCode ModelProtocol = $"global::Cdi.Studies.Definitions.ModelProtocol";
    public static readonly CSharpCode EmbeddedKind = $"global::Cdi.Studies.Definitions.EmbeddedKind";
    public static readonly CSharpCode OptionOrder = $"global::Cdi.Studies.Definitions.OptionOrder";
    public static readonly CSharpCode ExampleChoice = $"global::Cdi.Studies.Definitions.ExampleChoice";
    public static readonly CSharpCode ConfidenceSource = $"global::Cdi.Studies.Definitions.ConfidenceSource";
    public static readonly CSharpCode EstimandKind = $"global::Cdi.Studies.Definitions.EstimandKind";
    public static readonly CSharpCode CalibrationKind = $"global::Cdi.Studies.Definitions.CalibrationKind";
    public static readonly CSharpCode JointRule = $"global::Cdi.Studies.Definitions.JointRule";
    public static readonly CSharpCode TuningShape = $"global::Cdi.Estimation.Variance.TuningShape";
    public static readonly CSharpCode PoolingRule = $"global::Cdi.Studies.Definitions.PoolingRule";
    public static readonly CSharpCode WinnerRule = $"global::Cdi.Studies.Definitions.WinnerRule";
    public static readonly CSharpCode EstimateMeasure = $"global::Cdi.Studies.Definitions.EstimateMeasure";
    public static readonly CSharpCode FamilywiseCorrection = $"global::Cdi.Studies.Definitions.FamilywiseCorrection";
    public static readonly CSharpCode Nonresponse = $"global::Cdi.Studies.Definitions.Nonresponse";
    public static readonly CSharpCode RatingCount = $"global::Cdi.Studies.Definitions.RatingCount";
    public static readonly CSharpCode SaidBy = $"global::Cdi.Studies.Definitions.SaidBy";
    public static readonly CSharpCode ReportFormat = $"global::Cdi.Studies.Definitions.ReportFormat";
    public static readonly CSharpCode StudyResult = $"global::Cdi.Studies.Results.StudyResult";
    public static readonly CSharpCode EstimateSet = $"global::Cdi.Studies.Results.EstimateSet";
    public static readonly CSharpCode Estimate = $"global::Cdi.Studies.Results.Estimate";

    /// <summary>What builds a symbolic loss, by short names, each with an underscore before it as those of kernels.</summary>
    public static readonly IReadOnlyList<CSharpCode> LossAliases =
    [
        $"_Loss = global::Cdi.Studies.Losses.LossExpression",
        $"_Primitive = global::Cdi.Studies.Losses.Primitive",
    ];

    /// <summary>What kernels call, by short names. Each begins with an underscore, as no name of a study does: a type of a study cannot stand before an
    /// alias.</summary>
    public static readonly IReadOnlyList<CSharpCode> KernelAliases =
    [
        $"_KernelArguments = global::Cdi.Estimation.Numerics.KernelArguments",
        $"_LaneSums = global::Cdi.Estimation.Numerics.LaneSums",
        $"_Lanes = global::System.Runtime.Intrinsics.Vector512<double>",
        $"_Math = global::System.Math",
        $"_MethodImpl = global::System.Runtime.CompilerServices.MethodImplAttribute",
        $"_MethodImplOptions = global::System.Runtime.CompilerServices.MethodImplOptions",
        $"_ReadOnlySpan = global::System.ReadOnlySpan<double>",
        $"_RowBlock = global::Cdi.Estimation.MEstimation.RowBlock",
        $"_RowTail = global::Cdi.Estimation.MEstimation.RowTail",
        $"_ScalarMath = global::Cdi.Estimation.Numerics.ScalarMath",
        $"_SoftplusSum = global::Cdi.Estimation.Numerics.SoftplusSum",
        $"_Span = global::System.Span<double>",
        $"_Vector512 = global::System.Runtime.Intrinsics.Vector512",
        $"_VectorMath = global::Cdi.Estimation.Numerics.VectorMath",
    ];
}
