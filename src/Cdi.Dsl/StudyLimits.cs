using Cdi.Dsl.Emit;

namespace Cdi.Dsl;

/// <summary>How large a study may be. Below these limits compiling takes time in proportion to the file, beyond them a diagnostic says so.</summary>
public static class StudyLimits
{
    /// <summary>Characters of a file.</summary>
    public const int File = 1_000_000;

    /// <summary>Characters of a plain name.</summary>
    public const int Name = 100;

    /// <summary>Characters of a name between backticks: headers of surveys are whole questions.</summary>
    public const int QuotedName = 1000;

    /// <summary>Brackets, or braces, within one another.</summary>
    public const int Depth = 32;

    /// <summary>Operators in one entry: a chain of operators is a tree as deep as it is long.</summary>
    public const int Operators = 512;

    /// <summary>Diagnostics shown of one file.</summary>
    public const int Diagnostics = 100;

    /// <summary>Columns of a corpus, members of families counted one by one.</summary>
    public const int Columns = 1000;

    /// <summary>Options of one outcome: more is free text, and nobody chooses from it.</summary>
    public const int Options = 1000;

    /// <summary>Combinations of answers to the questions from which a label follows: ten questions of two answers each.</summary>
    public const int AnswerCombinations = 1024;

    /// <summary>Parameters of one model.</summary>
    public const int Parameters = 500;

    /// <summary>Estimands of a study.</summary>
    public const int Estimands = 100;

    /// <summary>Groups and options that the estimands of a study are answered for, one by one.</summary>
    public const int Cells = 250;

    /// <summary>Sums that all kernels of a study write out: d + d(d + 1)/2 for a model of d ≤ 32 parameters, d for a larger one.</summary>
    public const int Sums = 10_000;

    /// <summary>Sums that the kernel of a model writes out: its score and the triangle of its Hessian; beyond 32 parameters it loops over columns and lists
    /// its terms.</summary>
    /// <param name="parameters">d.</param>
    public static int SumsOf(int parameters) => parameters > KernelLayout.LargestUnrolled ? parameters : KernelLayout.SumsOf(parameters);

    /// <summary>Sums that the kernel of a model with annotated regressors writes out.</summary>
    /// <param name="parameters">d.</param>
    /// <param name="predictors">Linear predictors: one for each combination of the options that are regressors.</param>
    public static int SumsOf(int parameters, int predictors) => KernelLayout.SumsOf(parameters) * predictors;
}
