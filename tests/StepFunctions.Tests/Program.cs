return await StepFunctions.Histories.KillVictim.RunAsync(args);
