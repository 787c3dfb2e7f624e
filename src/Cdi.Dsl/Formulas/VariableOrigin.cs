namespace Cdi.Dsl.Formulas;

/// <summary>What a variable of a formula is a copy of.</summary>
/// <param name="Name">Equal for two variables that agree in every row.</param>
/// <param name="IsIndicator">Whether it is 0 or 1 in every row.</param>
public readonly record struct VariableOrigin(string Name, bool IsIndicator);
