// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]
