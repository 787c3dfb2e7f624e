namespace Cdi.Dsl;

/// <summary>A stage of the compiler that can be printed.</summary>
public enum CompilationStage
{
    /// <summary>What the author wrote.</summary>
    Syntax,

    /// <summary>What names and values mean.</summary>
    Model,

    /// <summary>What will be run, defaults filled in, with loss, score and Hessian of each estimand.</summary>
    Plan,

    /// <summary>The emitted C#.</summary>
    CSharp,
}
